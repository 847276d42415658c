namespace FreeSport.Ops.Core.Tests.Deployment.Targets;

/// <summary>
/// A kubectl with a cluster in a file, in the forms of the real one: versions of objects, conflicts, rollouts whose old pods stay a while, pods that
/// do not get ready or crash. The image's tag says how its pods behave: <c>bad</c> is never ready, <c>crash</c> starts again and again.
/// </summary>
internal sealed class KubectlDouble : IDisposable
{
    private const string Script = """
        #!/usr/bin/python3
        import json, os, sys
        home = os.path.dirname(os.path.abspath(__file__))
        state_file = os.path.join(home, "state.json")
        state = json.load(open(state_file))
        args = sys.argv[1:]
        with open(os.path.join(home, "calls"), "a") as calls: calls.write(" ".join(args) + "\n")
        def fail(text): print(text, file=sys.stderr); sys.exit(1)
        if state.get("silent"): fail("The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?")
        if args[:4] != ["--context", "prod", "--namespace", "shop"]: fail("error: context was not found for specified context")
        args = args[4:]
        def save(): json.dump(state, open(state_file, "w"))
        def tag(image): return "bad" if "sha256" not in image and image.endswith(":bad") else "crash" if image.endswith(":crash") else "good"
        def digest(image): return image.split("@")[1] if "@" in image else "sha256:" + (image.split(":")[-1].encode().hex() * 32)[:64]
        def deployment(name):
            d = state["deployments"].get(name) or fail('Error from server (NotFound): deployments.apps "%s" not found' % name)
            return {"apiVersion": "apps/v1", "kind": "Deployment",
                "metadata": {"name": name, "resourceVersion": str(d["rv"]), "generation": d["rv"], "annotations": dict(d["annotations"], **{"deployment.kubernetes.io/revision": str(d["rv"])})},
                "spec": {"replicas": 2, "selector": {"matchLabels": {"app": name}}, "template": {"spec": {"containers": [{"name": name, "image": d["image"], "env": [{"name": "DB", "value": "db"}], "readinessProbe": {}}]}}},
                "status": {"observedGeneration": d["rv"], "conditions": [{"type": "Progressing", "status": "False" if d.get("given") else "True", "message": "ReplicaSet has timed out progressing."}]}}
        def pod(name, image, number):
            how = tag(image)
            status = {"name": name, "image": image, "imageID": "docker.io/library/x@" + digest(image), "restartCount": 3 if how == "crash" else 0, "ready": how == "good"}
            status["state"] = {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off"}} if how == "crash" else {"running": {"startedAt": "2026-11-27T10:00:00Z"}}
            if how == "crash": status["lastState"] = {"terminated": {"exitCode": 78}}
            return {"metadata": {"name": "%s-%s-%d" % (name, digest(image)[7:12], number), "uid": "%s%s%d" % (name, image, number)}, "spec": {"containers": [{"name": name, "image": image}]},
                "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True" if how == "good" else "False"}], "containerStatuses": [status]}}
        if args[0] == "get" and args[1] == "pods":
            name = args[3].split("=")[1]; d = state["deployments"][name]
            pods = [pod(name, d["image"], n) for n in range(2)]
            if d["old"]: pods.append(pod(name, d["old"], 9)); d["old"] = None; save()
            print(json.dumps({"items": pods}))
        elif args[0] == "get" and args[1] == "pod":
            made = state["pods"].get(args[2]) or fail('Error from server (NotFound): pods "%s" not found' % args[2])
            print(json.dumps({"status": {"phase": "Failed" if made["spec"]["containers"][0]["command"][0] == "false" else "Succeeded"}}))
        elif args[0] == "get": print(json.dumps(deployment(args[1].split("/")[1])))
        elif args[0] == "patch":
            name = args[1].split("/")[1]; d = state["deployments"][name]; patch = json.loads(args[args.index("--patch") + 1])
            if patch["metadata"]["resourceVersion"] != str(d["rv"]): fail('Error from server (Conflict): Operation cannot be fulfilled on deployments.apps "%s": the object has been modified; please apply your changes to the latest version and try again' % name)
            image = patch["spec"]["template"]["spec"]["containers"][0]["image"]
            d["annotations"].update(patch["metadata"]["annotations"])
            if image != d["image"]: d["old"], d["image"], d["rv"] = d["image"], image, d["rv"] + 1
            save(); print("deployment.apps/%s patched" % name)
        elif args[0] == "auth": print("no" if state.get("refuses") else "yes"); sys.exit(1 if state.get("refuses") else 0)
        elif args[0] == "create":
            made = json.load(sys.stdin); state["pods"][made["metadata"]["name"]] = made; state["last"] = made; save(); print("pod created")
        elif args[0] == "delete": del state["pods"][args[2]]; save()
        elif args[0] == "logs": print("2026-11-27T10:00:00.5Z applied 2 migrations" if "--timestamps" in args else "applied 2 migrations")
        elif args[0] == "exec": print(" ".join(args[args.index("--") + 1:]))
        else: fail("error: unknown command")
        """;

    private readonly TempFolder _folder = new();

    public KubectlDouble()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "There is no /usr/bin/python3.");
        CommandLine.Run("/bin/chmod", ["+x", _folder.Write("kubectl", Script)], _folder.Path);
        State("""{"pods": {}, "deployments": {"web": {"image": "reg/web:1", "rv": 4, "annotations": {}, "old": null}, "api": {"image": "reg/api:1", "rv": 7, "annotations": {}, "old": null}}}""");
    }

    public string Path => _folder.Path;

    public string[] Calls => File.Exists(_folder.At("calls")) ? File.ReadAllLines(_folder.At("calls")) : [];

    public string Text => File.ReadAllText(_folder.At("state.json"));

    public void State(string json) => _folder.Write("state.json", json);

    public void Replace(string old, string now) => State(Text.Replace(old, now, StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();
}
