// Validates Word files with Microsoft's own Open XML SDK: `node valid.mjs FILE... > findings`, JSON with what is wrong by file.
import { readFileSync } from "node:fs";
import validate from "@ooxml-tools/validate";

const found = {};
for (const file of process.argv.slice(2)) {
  const faults = await validate(readFileSync(file), "docx", "Microsoft365");
  found[file] = faults.map(({ path, description }) => `${path?.partUri ?? ""} ${path?.xpath ?? ""}: ${description}`);
}
process.stdout.write(JSON.stringify(found), () => process.exit(0)); // its runtime would keep waiting
