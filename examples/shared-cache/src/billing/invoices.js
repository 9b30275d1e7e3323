import { randomUUID } from "node:crypto";
import { HttpError } from "../shared/http-error.js";
import { billingDatabase } from "./database.js";

export async function addInvoice(accountId, { plan, cents }) {
  const invoice = { id: randomUUID(), plan, cents };
  await billingDatabase.invoices.put(invoice.id, { accountId, invoice });
  return invoice;
}

export async function invoicesOf(session) {
  const rows = await billingDatabase.invoices.filter((row) => row.accountId === session.accountId);
  return rows.map((row) => row.invoice);
}

export async function invoiceOf(session, id) {
  const row = await billingDatabase.invoices.get(id);
  if (row?.accountId !== session.accountId) throw new HttpError(404, "There is no such invoice");
  return row.invoice;
}
