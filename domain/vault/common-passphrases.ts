/**
 * What an attacker tries first: well-known passwords, famous phrases, and the words of this field. Lower case, letters and
 * digits only. A passphrase that is made of little else is refused, however it is spaced, capitalised or numbered.
 */
const words = `
password passphrase passcode passwort secret letmein letmeout welcome login logon signin admin administrator root guest
user username default changeme change temp temporary test testing tester sample example demo master access enter open
opensesame security secure private computer laptop internet windows microsoft google facebook apple samsung excel
iloveyou ilove loveyou love lovely sunshine princess prince monkey dragon shadow superman batman spiderman starwars
pokemon football baseball basketball cricket rugby liverpool arsenal chelsea manchester united everton villa celtic
rangers tottenham newcastle birmingham coventry warwick london england scotland wales ireland britain midlands
charlie jordan michael jessica ashley thomas daniel jennifer michelle nicole andrew joshua george robert matthew
hannah harry oliver buster ginger tigger bailey maggie molly poppy summer winter autumn spring january february march
april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
today tomorrow whatever nothing something anything freedom flower cheese chocolate cookie banana orange purple yellow
silver golden diamond killer hunter ranger soccer hockey mustang trustno freebird thunder matrix ninja jesus angel
family mother father baby hello hellothere goodbye please thankyou qwerty azerty dvorak asdf zxcv abc xyz
casebook casework caseworker register council police probation partnership complex multiple needs homeless housing
meam mcn makingeveryadultmatter multiplecomplexneeds casemanagementforum westmidlands mypassword thisismypassword
`;

const phrases = `
correcthorsebatterystaple
thequickbrownfoxjumpsoverthelazydog
tobeornottobethatisthequestion
maytheforcebewithyou
theanswertolifetheuniverseandeverything
onceuponatime
itwasthebestoftimes
ourfatherwhoartinheaven
thelordismyshepherd
hailmaryfullofgrace
godsavetheking
godsavethequeen
inthebeginningwastheword
itisatruthuniversallyacknowledged
youllneverwalkalone
keepcalmandcarryon
winteriscoming
livelongandprosper
ihaveadream
loremipsumdolorsitamet
neverguessthispassword
nobodywillguessthis
pleaseletmein
passwordpassword
mypasswordispassword
theraininspain
marryhadalittlelamb
maryhadalittlelamb
humptydumptysatonawall
twinkletwinklelittlestar
happybirthdaytoyou
rowrowrowyourboat
`;

const entries = (text: string): string[] => text.split(/\s+/).filter(Boolean);

export const commonPassphrases: ReadonlySet<string> = new Set([...entries(words), ...entries(phrases)]);

/** Runs that hands make on a keyboard, and the orders everyone knows. Read forwards and backwards. */
export const knownRuns: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '012345678901234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qweasdzxc',
  '147258369',
  '!@#$%^&*()_+',
  '!"£$%^&*()_+',
];
