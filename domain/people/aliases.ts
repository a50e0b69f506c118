/** What another name of somebody is. */
export const aliasKinds = ['also-known-as', 'nickname', 'legal', 'former', 'birth'] as const;
export type AliasKind = (typeof aliasKinds)[number];

export const aliasKindLabels: Readonly<Record<AliasKind, string>> = {
  'also-known-as': 'Also known as',
  nickname: 'Nickname',
  legal: 'Legal name',
  former: 'Former name',
  birth: 'Name at birth, or before marriage',
};
