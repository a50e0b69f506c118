import { useRead } from '../../client.ts';

/** Said where somebody is about to lose the key for sealed facts and nobody else holds it. */
export function LastHolder({ userId }: { readonly userId: string }) {
  const holding = useRead('sealed.grants', {}).data?.grants.filter((one) => one.state === 'holds') ?? [];
  if (holding.length !== 1 || holding[0]?.userId !== userId) return null;
  return (
    <p>
      <b>Nobody else can open sealed facts.</b> After this, what is sealed is lost for good. If they still know their
      passphrase, let them give the key to somebody else first, in Settings.
    </p>
  );
}
