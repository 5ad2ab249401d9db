/** What Prisma's driver adapter for pg lacks to serve the schema engine, added to its instances. */
import { ColumnTypeEnum, type SqlDriverAdapter, type SqlQuery, type SqlResultSet } from '@prisma/driver-adapter-utils';

/** Postgres's object ids: the one-byte type "char" of its catalogues, and text. */
const charOid = 18;
const textOid = 25;

/** The adapter's private way to the driver, on which its public methods rest. */
interface AdapterInternals {
  performIO(query: SqlQuery): Promise<{ fields?: { dataTypeID: number }[] }>;
  queryRaw(query: SqlQuery): Promise<SqlResultSet>;
}

export function forSchemaEngine(adapter: SqlDriverAdapter): SqlDriverAdapter {
  acceptChars(adapter as unknown as AdapterInternals);
  const { startTransaction } = adapter;
  adapter.startTransaction = async (isolationLevel) => {
    const transaction = await startTransaction.call(adapter, isolationLevel);
    acceptChars(transaction as unknown as AdapterInternals);
    return transaction;
  };
  sendScriptsWhole(adapter);
  return adapter;
}

/** The engine reads catalogues, which hold "char" columns; the adapter refuses those. They pass as text and come out as characters. */
function acceptChars(adapter: AdapterInternals): void {
  const { performIO, queryRaw } = adapter;
  const charColumns = new WeakMap<SqlQuery, number[]>();
  adapter.performIO = async (query) => {
    const result = await performIO.call(adapter, query);
    const columns = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === charOid ? [index] : []));
    for (const index of columns)
      (result.fields as { dataTypeID: number }[])[index] = { ...result.fields?.[index], dataTypeID: textOid };
    charColumns.set(query, columns);
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw.call(adapter, query);
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}

/** The adapter splits scripts at every semicolon, which cuts function bodies; Postgres takes the whole, as one transaction. */
function sendScriptsWhole(adapter: SqlDriverAdapter): void {
  const internals = adapter as unknown as AdapterInternals;
  adapter.executeScript = async (script) => {
    await internals.performIO({ sql: script, args: [], argTypes: [] });
  };
}
