// Logs for the tests, made rather than kept.

const minute = 60_000;

/** A device that is disconnected every 65 minutes and back four seconds later, as a Log Analytics export; newest row first. */
export function rhythm({ sessions = 12, period = 65 * minute } = {}) {
  const begin = Date.parse("2024-03-05T00:00:00Z");
  const row = (time, operation, result) => `${new Date(time).toISOString()},${operation},${result},pump-7`;
  const rows = [];
  for (let number = 0; number <= sessions; number += 1) {
    const drop = begin + number * period;
    rows.push(row(drop, "deviceDisconnect", "404104"), row(drop + 4_000, "deviceConnect", ""));
  }
  return ["TimeGenerated,OperationName,ResultType,DeviceId", ...rows.reverse(), ""].join("\n");
}

/** The same as a file that a form can send. */
export function rhythmFile() {
  return { name: "hub.csv", mimeType: "text/csv", buffer: Buffer.from(rhythm()) };
}

/** The log of the hours after `rhythm`: the device stays connected, another one connects at the end. */
export function calm({ hours = 6 } = {}) {
  const begin = Date.parse("2024-03-05T14:00:00Z");
  const row = (time, device) => `${new Date(time).toISOString()},deviceConnect,,${device}`;
  const rows = [row(begin, "pump-7"), row(begin + hours * 60 * minute, "pump-8")];
  return ["TimeGenerated,OperationName,ResultType,DeviceId", ...rows, ""].join("\n");
}

/** The same as a file that a form can send. */
export function calmFile(options) {
  return { name: "after.csv", mimeType: "text/csv", buffer: Buffer.from(calm(options)) };
}
