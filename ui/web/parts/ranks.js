// @ts-check
/* Rows of a ranking put in order and picked by name. Pure. */

/**
 * @typedef {{area: number, rank: string, at: number | null, name: string, low: number | null,
 *   high: number | null, range: string, score: string, points: number | null, times: string,
 *   sure: number | null, note: string}} Rank
 */

/** @type {Record<string, (row: Rank) => number | string | null>} */
const BY = {
  rank: (row) => row.at,
  sure: (row) => (row.sure === null ? null : -row.sure),
  width: (row) => (row.low === null || row.high === null ? null : row.high - row.low),
  name: (row) => (row.at === null ? null : row.name),
};

/** @param {string} name without accents, in small letters */
const plain = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * What has no number in an order stands last, as it stood.
 * @param {Rank[]} rows @param {string} order
 */
export function inOrder(rows, order) {
  const value = BY[order];
  return rows.toSorted((row, other) => {
    const [one, two] = [value(row), value(other)];
    if (one === null || two === null) return Number(one === null) - Number(two === null);
    return typeof one === "string" ? one.localeCompare(String(two)) : one - Number(two);
  });
}

/** @param {Rank[]} rows @param {string} typed part of a name, accents or not */
export function among(rows, typed) {
  const wanted = plain(typed.trim());
  return rows.filter((row) => plain(row.name).includes(wanted));
}
