"""Judges what pip would do to a virtual environment, and keeps the environment as it was while pip works on it.

Runs in the environment's own Python, so that versions, markers and requirement files are read by the pip that installs.
"""
import json
import os
import re
import shutil
import sys

OWN = ".fsops"
KEPT = "before"
TOOLS = {"pip", "setuptools", "wheel", "distribute", "pkg-resources"}


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def probe(environment):
    try:
        import pip
        version = pip.__version__
    except Exception:  # An environment whose pip is damaged has none.
        version = None
    made_at = made(environment)
    print(json.dumps({
        "version": ".".join(map(str, sys.version_info[:3])),
        "prefix": os.path.realpath(sys.prefix),
        "isVirtual": sys.prefix != sys.base_prefix and os.path.samefile(sys.prefix, environment),
        "pip": version,
        "movedFrom": made_at if made_at and not is_one(made_at, environment) else None,
    }))


def made(environment):
    """Where the environment was made, as its own activation script says: its other scripts start from there."""
    for name in ("bin", "Scripts"):
        try:
            with open(os.path.join(environment, name, "activate"), encoding="utf-8", errors="replace") as file:
                found = re.search(r"""^\s*(?:export\s+)?VIRTUAL_ENV=["']?([^"'$\r\n]+)""", file.read(), re.MULTILINE)
                return found.group(1) if found else None
        except OSError:
            pass
    return None


def is_one(one, two):
    try:
        return os.path.samefile(one, two)
    except OSError:
        return False


class Distribution:
    def __init__(self, item, extras=()):
        metadata = item["metadata"]
        self.name = canonical(metadata["name"])
        self.shown = metadata["name"]
        self.version = metadata["version"]
        self.requires = metadata.get("requires_dist") or []
        self.extras = set(item.get("requested_extras") or extras)
        origin = item.get("direct_url") or {}
        self.url = origin.get("url")
        self.editable = bool((origin.get("dir_info") or {}).get("editable"))
        self.location = item.get("metadata_location")


class Judge:
    def __init__(self):
        from pip._vendor.packaging import markers, requirements, version
        self._requirement = requirements.Requirement
        self._parse = version.parse
        self._marker_names = markers.default_environment()
        self.unreadable = []
        self._read = {}

    def requirement(self, text, of):
        if text not in self._read:
            try:
                self._read[text] = self._requirement(text)
            except Exception as wrong:
                self._read[text] = None
                self.unreadable.append({"of": of, "text": text, "why": str(wrong)})
        return self._read[text]

    def applies(self, requirement, extras):
        marker = requirement.marker
        return marker is None or any(marker.evaluate({"extra": extra}) for extra in {"", *extras})

    def fits(self, requirement, version):
        try:
            return requirement.specifier.contains(version, prereleases=True)
        except Exception:
            return False

    def needs(self, distribution, extras=None):
        for text in distribution.requires:
            found = self.requirement(text, distribution.shown)
            if found is not None and self.applies(found, distribution.extras if extras is None else extras):
                yield text, found

    def conflicts(self, present):
        found = []
        for distribution in present.values():
            for text, requirement in self.needs(distribution):
                other = present.get(canonical(requirement.name))
                if other is None or not (requirement.url or self.fits(requirement, other.version)):
                    found.append({
                        "name": distribution.shown,
                        "version": distribution.version,
                        "requires": text.split(";")[0].strip(),
                        "needs": requirement.name,
                        "found": other.version if other else None,
                        "own": distribution.location is None or is_own(distribution),
                    })
        return found

    def compare(self, before, after):
        try:
            one, two = self._parse(before), self._parse(after)
            return (two > one) - (two < one)
        except Exception:
            return 0 if before == after else 1


def roots(request):
    """What the files ask for, read as pip reads them: includes, variables, options, marks and encodings."""
    from pip._internal.network.session import PipSession
    from pip._internal.req.constructors import install_req_from_parsed_requirement
    from pip._internal.req.req_file import parse_requirements
    session = PipSession()
    found = []
    for kind, files in (("requirement", request["requirements"]), ("constraint", request["constraints"])):
        for file in files:
            for parsed in parse_requirements(file, session=session, constraint=kind == "constraint"):
                ready = install_req_from_parsed_requirement(parsed)
                place = re.match(r"^-[rc] (.*) \(line (\d+)\)$", str(parsed.comes_from))
                found.append({
                    "text": str(parsed.requirement),
                    "name": canonical(ready.req.name) if ready.req is not None else None,
                    "requirement": ready.req,
                    "extras": sorted(ready.extras or ()),
                    "url": ready.link.url_without_fragment if ready.link else None,
                    "file": os.path.abspath(place.group(1)) if place else str(parsed.comes_from),
                    "line": int(place.group(2)) if place else 0,
                    "constraint": bool(parsed.constraint),
                    "editable": bool(parsed.is_editable),
                    "hashed": bool((parsed.options or {}).get("hashes")),
                    "applies": bool(ready.match_markers()),
                })
    return found


def judge(request_path, answer_path):
    request = load(request_path)
    try:
        answer = answer_to(request)
    except Exception as wrong:
        answer = {"error": "{}: {}".format(type(wrong).__name__, wrong)}
    with open(answer_path, "w", encoding="utf-8") as file:
        json.dump(answer, file)


def answer_to(request):
    judging = Judge()
    installed = {}
    for item in load(request["inspect"])["installed"]:
        distribution = Distribution(item)
        installed.setdefault(distribution.name, distribution)
    asked = roots(request)
    planned = dict(installed)
    changed = []
    for item in load(request["report"])["install"] if request["report"] else []:
        distribution = Distribution(item)
        distribution.url = item["download_info"]["url"]
        planned[distribution.name] = distribution
        changed.append(distribution.name)
    for root in asked:
        if root["name"] is None:
            root["name"] = next((d.name for d in planned.values() if same_url(d.url, root["url"])), None)
        if root["name"] in planned and root["applies"] and not root["constraint"]:
            planned[root["name"]].extras.update(root["extras"])
    unneeded = []
    if request["sync"]:
        wanted = closure(judging, planned, [r["name"] for r in asked if r["applies"] and not r["constraint"]])
        unneeded = [d.shown for d in planned.values() if d.name not in wanted | TOOLS and is_own(d)]
    before = judging.conflicts(installed)
    known = {(c["name"], c["requires"]) for c in before}
    left = {n: d for n, d in planned.items() if d.shown not in unneeded}
    after = judging.conflicts(left)
    required_by = {}
    for name in changed:
        by = [{"by": None, "file": r["file"], "line": r["line"], "text": r["text"], "constraint": r["constraint"]}
              for r in asked if r["name"] == name and r["applies"]]
        by += [{"by": "{} {}".format(d.shown, d.version), "file": None, "line": 0, "text": text.split(";")[0].strip(), "constraint": False}
               for d in left.values() for text, needed in judging.needs(d) if canonical(needed.name) == name and d.name != name]
        required_by[name] = by
    return {
        "roots": [{key: value for key, value in r.items() if key != "requirement"} for r in asked],
        "unsatisfied": [problem for r in asked for problem in unsatisfied(judging, installed, r)],
        "before": own_of(before),
        "after": own_of(after, known),
        "all": ["{name} {requires}".format(**c) for c in after],
        "requiredBy": required_by,
        "unneeded": unneeded,
        "compared": {n: judging.compare(installed[n].version, planned[n].version) for n in changed if n in installed},
        "unreadable": judging.unreadable,
    }


def own_of(conflicts, known=None):
    """Those of the environment's own packages, and those of its Python's packages that are new: the rest is nobody's here."""
    told = [dict(c, isNew=known is not None and (c["name"], c["requires"]) not in known) for c in conflicts]
    return [c for c in told if c["own"] or c["isNew"]]


def unsatisfied(judging, installed, root):
    if not root["applies"]:
        return
    present = installed.get(root["name"]) if root["name"] else next((d for d in installed.values() if same_url(d.url, root["url"])), None)
    about = {"file": root["file"], "line": root["line"], "text": root["text"], "constraint": root["constraint"]}
    if present is None:
        if not root["constraint"]:
            yield dict(about, name=root["name"] or root["text"], found=None)
        return
    wanted = root["requirement"]
    if wanted is not None and not root["url"] and not judging.fits(wanted, present.version):
        yield dict(about, name=present.shown, found=present.version)
    for text, needed in judging.needs(present, set(root["extras"])) if root["extras"] else ():
        if canonical(needed.name) not in installed:
            yield dict(about, name=needed.name, found=None)


def closure(judging, present, names):
    seen, open_names = set(), [name for name in names if name]
    while open_names:
        name = open_names.pop()
        if name in seen or name not in present:
            continue
        seen.add(name)
        open_names += [canonical(needed.name) for _, needed in judging.needs(present[name])]
    return seen


def is_own(distribution):
    place = os.path.realpath(distribution.location or "")
    return bool(distribution.location) and place.startswith(os.path.realpath(sys.prefix) + os.sep) or distribution.editable


def same_url(one, two):
    return one is not None and two is not None and one.split("#")[0].rstrip("/") == two.split("#")[0].rstrip("/")


def take(environment):
    """Keeps the environment: as further names of the same files where the file system has those, else as copies."""
    kept = os.path.join(environment, OWN, KEPT)
    remove(kept)
    shutil.copytree(
        environment, kept, symlinks=True, copy_function=keep,
        ignore=lambda folder, names: {OWN} if os.path.samefile(folder, environment) else set())


def keep(source, target):
    # What tools write into where it stands would change under both names.
    in_place = source.endswith((".pth", ".egg-link", ".cfg", ".ini", ".txt", ".json")) or ".dist-info" in source or ".egg-info" in source
    try:
        if in_place:
            shutil.copy2(source, target)
        else:
            os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def restore(environment):
    kept = os.path.join(environment, OWN, KEPT)
    for folder, folders, files in os.walk(environment):
        below = os.path.relpath(folder, environment)
        if below == ".":
            folders.remove(OWN)
        for name in list(folders):
            now, was = os.path.join(folder, name), os.path.join(kept, below, name)
            if os.path.islink(now) or os.path.islink(was) or not os.path.isdir(was):
                folders.remove(name)
                if not is_same(now, was):
                    remove(now)
        for name in files:
            if not is_same(os.path.join(folder, name), os.path.join(kept, below, name)):
                remove(os.path.join(folder, name))
    for folder, folders, files in os.walk(kept):
        below = os.path.relpath(folder, kept)
        for name in folders + files:
            now, was = os.path.join(environment, below, name), os.path.join(folder, name)
            if os.path.islink(was):
                if not os.path.lexists(now):
                    os.symlink(os.readlink(was), now)
            elif os.path.isdir(was):
                os.makedirs(now, exist_ok=True)
            elif not os.path.lexists(now):
                keep(was, now)


def is_same(now, was):
    if os.path.islink(now) or os.path.islink(was):
        return os.path.islink(now) and os.path.islink(was) and os.readlink(now) == os.readlink(was)
    if not os.path.isfile(was):
        return False
    one, two = os.stat(now), os.stat(was)
    return (one.st_size, one.st_mtime_ns) == (two.st_size, two.st_mtime_ns)


def remove(path):
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path, onerror=force)
    elif os.path.lexists(path):
        try:
            os.unlink(path)
        except PermissionError:
            force(os.unlink, path, None)


def force(function, path, _):
    os.chmod(path, 0o700)
    function(path)


def drop(environment):
    remove(os.path.join(environment, OWN, KEPT))


def run(lock, *arguments):
    """Runs pip, and holds a file while it works: whoever comes after a killed session sees that pip goes on."""
    with open(lock, "a+b") as held:
        try:
            import fcntl
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass  # On Windows the open file itself is what others stumble over.
        import runpy
        sys.argv = ["pip", *arguments]
        runpy.run_module("pip", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    {"probe": probe, "judge": judge, "take": take, "restore": restore, "drop": drop, "run": run}[command](*rest)
