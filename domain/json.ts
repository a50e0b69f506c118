/** The only shapes that cross between the window and the host: what both shells' serialisers keep unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
