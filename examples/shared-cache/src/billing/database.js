import { createDatabase } from "../shared/database.js";

export const billingDatabase = createDatabase("subscriptions", "invoices");
