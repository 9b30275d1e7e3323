/** The setting `services`: which domain owns a service, by the name of its variable, setting or endpoint. */
import { SettingsError } from "./settings-error.js";

export type ServiceSettings = Readonly<Record<string, { readonly owner: string }>>;

/** @throws SettingsError if a service has anything but an owner */
export function parseServices(given: object): ServiceSettings {
  for (const [name, service] of Object.entries(given) as (readonly [string, unknown])[]) {
    if (!isService(service)) {
      throw new SettingsError(
        `topology.services["${name}"]`,
        service,
        `the domain that owns it, as { "owner": "auth" }`,
      );
    }
  }
  return given as ServiceSettings;
}

function isService(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const [entry, ...others] = Object.entries(value) as (readonly [string, unknown])[];
  return others.length === 0 && entry?.[0] === "owner" && typeof entry[1] === "string" && entry[1] !== "";
}
