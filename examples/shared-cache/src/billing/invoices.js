import { randomUUID } from "node:crypto";
import { currentSession } from "../shared/current-session.js";
import { HttpError } from "../shared/http-error.js";
import { billingDatabase } from "./database.js";

export async function addInvoice(accountId, { plan, cents }) {
  const invoice = { id: randomUUID(), plan, cents };
  await billingDatabase.invoices.put(invoice.id, { accountId, invoice });
  return invoice;
}

export async function invoicesOfCurrent() {
  const { accountId } = currentSession();
  const rows = await billingDatabase.invoices.filter((row) => row.accountId === accountId);
  return rows.map((row) => row.invoice);
}

export async function invoiceOfCurrent(id) {
  const { accountId } = currentSession();
  const row = await billingDatabase.invoices.get(id);
  if (row?.accountId !== accountId) throw new HttpError(404, "There is no such invoice");
  return row.invoice;
}
