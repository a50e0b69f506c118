/** Given names with the short forms under which the same person is often written down. One line for each name. */
const groups = `
alexander alex sandy al xander sasha
alexandra alex sandra lexi sasha
andrew andy drew
anthony tony ant
barbara barb babs
benjamin ben benny
catherine katherine kathryn cathy kate katie kathy kat cath
charles charlie chuck chas
christine christina chris chrissie tina
christopher chris kit topher
daniel dan danny
david dave davey
deborah deb debbie
dorothy dot dolly
edward ed eddie ted teddy ned
elizabeth liz lizzie beth betty eliza lisa libby elspeth
frances fran frankie
francis frank frankie
frederick fred freddie
geoffrey jeffrey geoff jeff
george georgie
gregory greg
henry harry hal
jacqueline jackie
james jim jimmy jamie
jennifer jen jenny
john jack johnny jon
jonathan jon jonny
joseph joe joey
joshua josh
kenneth ken kenny
lawrence laurence larry laurie
leonard len lenny
margaret maggie meg peggy madge
matthew matt
michael mike mick mickey
mohammed muhammad mohammad mohamed muhammed mo
nicholas nick nicky
nicola nicky
pamela pam
patricia pat patsy trish tricia
patrick pat paddy
peter pete
philip phillip phil
rebecca becky becca bex
richard rick dick ricky rich
robert rob bob bobby robbie bert
ronald ron ronnie
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
stephen steven steve stevie
susan suzanne sue susie
terence terry
theresa teresa terri tess
thomas tom tommy
timothy tim
victoria vicky tori
vincent vince vinny
walter wally walt
william will bill billy willie liam
`;

const byName = new Map<string, Set<number>>();
for (const [at, line] of groups.trim().split('\n').entries())
  for (const name of line.split(' ')) byName.set(name, (byName.get(name) ?? new Set()).add(at));

/** The groups of names that are often one name, in which a folded given name stands. */
export const nicknameGroups = (name: string): ReadonlySet<number> => byName.get(name) ?? new Set();

/** Whether two folded given names are often one name. */
export function areOneName(one: string, other: string): boolean {
  const groupsOfOther = byName.get(other);
  return groupsOfOther !== undefined && [...(byName.get(one) ?? [])].some((group) => groupsOfOther.has(group));
}
