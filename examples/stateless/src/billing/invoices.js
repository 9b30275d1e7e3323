import { randomUUID } from "node:crypto";
import { Refusal } from "../http/refusal.js";

export async function addInvoice(database, accountId, { plan, cents }) {
  const invoice = { id: randomUUID(), plan, cents };
  await database.invoices.put(invoice.id, { accountId, invoice });
  return invoice;
}

export async function invoicesOf(database, accountId) {
  const rows = await database.invoices.filter((row) => row.accountId === accountId);
  return rows.map((row) => row.invoice);
}

export async function invoiceOf(database, accountId, id) {
  const row = await database.invoices.get(id);
  if (row?.accountId !== accountId) throw new Refusal(404, "There is no such invoice");
  return row.invoice;
}
