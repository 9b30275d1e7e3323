import { createDatabase } from "../shared/database.js";

export const authDatabase = createDatabase("accounts");
