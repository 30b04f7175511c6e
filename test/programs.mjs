/**
 * The programs that tests need beside Node: what for, how each is found, and which packages bring it on Debian and its
 * kin. This is the one list of them: `npm test` installs or asks for what is missing, and tests are skipped by it.
 * Plain JavaScript for Node 20.
 */
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { executable, findChromium, onPath } from "./chromium.mjs";

const PROGRAMS = {
  browser: {
    name: "Chromium, Chrome or Edge",
    lost: "no test runs in a browser",
    here: () => findChromium() !== null,
    packages: () => ["chromium"],
  },
  writer: {
    name: "LibreOffice Writer",
    lost: "no Word file is opened",
    here: () => libreOfficeHas("sw"),
    packages: () => [ofLibreOffice("writer")],
  },
  calc: {
    name: "LibreOffice Calc",
    lost: "no workbook is opened",
    here: () => libreOfficeHas("sc"),
    packages: () => [ofLibreOffice("calc")],
  },
  poppler: {
    name: "poppler",
    lost: "no page of a PDF is read or measured",
    here: () => find("pdftoppm") !== undefined && find("pdftotext") !== undefined,
    packages: () => ["poppler-utils"],
  },
  unzip: {
    name: "unzip",
    lost: "no archive is unpacked by another program",
    here: () => find("unzip") !== undefined,
    packages: () => ["unzip"],
  },
  compiler: {
    name: "gcc with the headers of C",
    lost: "no power cut, kill or disk error is brought about at a chosen call",
    here: () => spawnSync("gcc", ["-E", "-x", "c", "-include", "stdio.h", "/dev/null"]).status === 0,
    packages: () => ["gcc", "libc6-dev"],
  },
};

export function isHere(program) {
  return PROGRAMS[program].here();
}

/** Why tests that need it are skipped, as a sentence. */
export function why(program) {
  const { name, lost, packages } = PROGRAMS[program];
  return `${name} is not installed, so ${lost} (Debian: apt-get install ${packages().join(" ")}).`;
}

/**
 * Installs what is missing where that can be done without asking: as root on Debian and its kin.
 * @returns the programs that are still missing
 */
export function requirePrograms(say = console.log) {
  const missing = missingNow();
  const packages = missing.flatMap((program) => PROGRAMS[program].packages());
  if (packages.length === 0 || process.getuid?.() !== 0 || !executable("/usr/bin/apt-get")) return missing;
  say(`Installing ${packages.join(", ")} with apt-get ...`);
  const run = (...args) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  run("update", "-q");
  run("install", "-y", "-q", "--no-install-recommends", ...packages);
  return missingNow();
}

function missingNow() {
  return Object.keys(PROGRAMS).filter((program) => !isHere(program));
}

function find(name) {
  return onPath(name).find(executable);
}

/** Whether this part of LibreOffice (`sw` Writer, `sc` Calc) is there, which may be installed without the others. */
function libreOfficeHas(part) {
  const soffice = find("soffice");
  if (!soffice) return false;
  const library = join(dirname(realpathSync(soffice)), `lib${part}lo.so`);
  return process.platform !== "linux" || existsSync(library);
}

/** LibreOffice comes with windows or without; one machine cannot have both. */
function ofLibreOffice(part) {
  const windowed = existsSync("/var/lib/dpkg/info/libreoffice-core.list");
  return `libreoffice-${part}${windowed ? "" : "-nogui"}`;
}
