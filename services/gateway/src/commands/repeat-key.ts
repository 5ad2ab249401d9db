/** The field by which a service knows a repeat, for requests whose client gave an id. */
export const repeatKey = (clientId: string | undefined): { readonly clientId?: string } =>
  clientId === undefined ? {} : { clientId };
