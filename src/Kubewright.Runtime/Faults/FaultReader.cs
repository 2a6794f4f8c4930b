using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Runtime;

using Node = Kubewright.Schema.Node;

/// <summary>
/// Reads faults from YAML: a map with the one key <c>faults</c>, whose list has an entry per fault. An entry is the name
/// of a fault, or a map with the key <c>fault</c> and what narrows or describes it. Never throws for bad input.
/// </summary>
public static class FaultReader
{
    private static readonly string[] PodKeys = ["namespace", "set", "pod", "node"];
    private static readonly string[] ContainerKeys = [.. PodKeys, "container", "image"];
    private static readonly string[] VolumeKeys = [.. PodKeys, "claim"];
    private static readonly string[] TimeKeys = ["fault", "at", "for"];

    private static readonly ImmutableArray<Kind> Kinds =
    [
        new("never-ready", ContainerKeys, static _ => new Fault.NeverReady()),
        new("ready-after", [.. ContainerKeys, "after"], static f => new Fault.ReadyAfter(f.RequiredTime("after"))),
        new("crash", [.. ContainerKeys, "exitCode", "starts", "after"], static f => new Fault.Crash
        {
            ExitCode = f.Number("exitCode", 0, 255) ?? 1,
            Starts = f.Numbers("starts", 1, int.MaxValue),
            After = f.Time("after") ?? TimeSpan.Zero,
        }),
        new("image-missing", ContainerKeys, static _ => new Fault.ImageMissing()),
        new("slow-pull", [.. ContainerKeys, "takes"], static f => new Fault.SlowPull(f.RequiredTime("takes"))),
        new("slow-stop", [.. ContainerKeys, "takes"], static f => new Fault.SlowStop(f.RequiredTime("takes"))),
        new("ignores-sigterm", ContainerKeys, static _ => new Fault.IgnoresTermination()),
        new("fails-liveness", [.. ContainerKeys, "after"], static f => new Fault.FailsLiveness(f.Time("after") ?? TimeSpan.Zero)),
        new("node-lost", ["node"], static _ => new Fault.NodeLost()),
        new("node-shutdown", ["node"], static _ => new Fault.NodeShutdown()),
        new("node-pressure", ["node", "resource", "evicts"], static f => new Fault.NodePressure(f.Resource("resource")) { Evicts = f.Number("evicts", 0, int.MaxValue) }),
        new("binding-fails", ["namespace", "claim"], static _ => new Fault.BindingFails()),
        new("deletion-fails", ["namespace", "claim"], static _ => new Fault.DeletionFails()),
        new("attach-fails", VolumeKeys, static _ => new Fault.AttachFails()),
        new("mount-fails", VolumeKeys, static _ => new Fault.MountFails()),
    ];

    /// <summary>The names of all faults, as they stand after <c>fault:</c>.</summary>
    public static IEnumerable<string> Names => Kinds.Select(static kind => kind.Name);

    /// <summary>Reads a faults file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="file">Its name for messages.</param>
    public static FaultReading Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problems = new List<string>();
        if (Document(text, file, problems) is not { } root)
        {
            return Reading([], problems);
        }

        if (root is not ObjectNode map)
        {
            problems.Add($"{root.Origin}: a faults file is a map with the key 'faults'.");
            return Reading([], problems);
        }

        foreach (var member in map.Members.Where(static member => member.Name != "faults"))
        {
            problems.Add($"{member.NameOrigin}: a faults file has no key '{member.Name}', only 'faults'.");
        }

        return Reading(Faults(map["faults"], problems), problems);
    }

    /// <summary>Reads the faults of an annotation: a list, or a single one.</summary>
    internal static FaultReading ReadAnnotation(string text)
    {
        var problems = new List<string>();
        return Document(text, FaultAnnotations.Faults, problems) is { } root
            ? Reading(root is ArrayNode ? Faults(root, problems) : [Read(root, problems)], problems)
            : Reading([], problems);
    }

    private static Node? Document(string text, string file, List<string> problems)
    {
        var stream = YamlReader.Read(text, file);
        problems.AddRange(stream.Problems.Select(static problem => $"{problem.Origin}: {problem.Message}"));
        if (stream.Documents.Length > 1)
        {
            problems.Add($"{stream.Documents[1].Root.Origin}: faults are one YAML document; remove the '---'.");
        }

        return problems.Count == 0 && stream.Documents.Length == 1 ? stream.Documents[0].Root : null;
    }

    private static FaultReading Reading(IEnumerable<Fault?> faults, List<string> problems) =>
        problems.Count == 0 ? new([.. faults.OfType<Fault>()], []) : new([], [.. problems]);

    private static List<Fault?> Faults(Node node, List<string> problems)
    {
        if (node is ArrayNode list)
        {
            return [.. list.Items.Select(item => Read(item, problems))];
        }

        problems.Add($"{node.Origin}: 'faults' is a list; write one '- fault: NAME' for each.");
        return [];
    }

    private static Fault? Read(Node node, List<string> problems)
    {
        var name = node is ScalarNode ? node : node["fault"];
        if (name is not ScalarNode { Kind: ScalarKind.String, Text: var text })
        {
            problems.Add($"{node.Origin}: a fault needs its name: 'fault: NAME' with one of {string.Join(", ", Names)}.");
            return null;
        }

        if (Kinds.FirstOrDefault(kind => kind.Name == text) is not { } kind)
        {
            var hint = ClosestName.Find(text, Names) is { } close ? $"Did you mean '{close}'?" : $"Write one of {string.Join(", ", Names)}.";
            problems.Add($"{name.Origin}: there is no fault '{text}'. {hint}");
            return null;
        }

        var fields = new Fields(kind.Name, node, problems);
        foreach (var member in (node as ObjectNode)?.Members ?? [])
        {
            if (!kind.Keys.Contains(member.Name) && !TimeKeys.Contains(member.Name))
            {
                problems.Add($"{member.NameOrigin}: '{kind.Name}' has no key '{member.Name}'. It takes {string.Join(", ", kind.Keys.Concat(TimeKeys.Skip(1)))}.");
            }
        }

        return kind.Make(fields) with
        {
            Namespace = fields.Text("namespace"),
            Set = fields.Text("set"),
            Pod = fields.Text("pod"),
            Container = fields.Text("container"),
            Image = fields.Text("image"),
            Node = fields.Text("node"),
            Claim = fields.Text("claim"),
            At = fields.Time("at") ?? TimeSpan.Zero,
            For = fields.Time("for"),
        };
    }

    private sealed record Kind(string Name, string[] Keys, Func<Fields, Fault> Make);

    /// <summary>The members of one fault; what is wrong with one becomes a problem and reads as missing.</summary>
    private sealed class Fields(string kind, Node node, List<string> problems)
    {
        public string? Text(string key)
        {
            if (Find(key) is not { } value)
            {
                return null;
            }

            if (value is ScalarNode { Text.Length: > 0 } scalar)
            {
                return scalar.Text;
            }

            Complain(value, $"'{key}' is a name, in which * and ? stand for other letters");
            return null;
        }

        public PressedResource Resource(string key)
        {
            switch (Text(key))
            {
                case "memory":
                    return PressedResource.Memory;
                case "disk":
                    return PressedResource.Disk;
                default:
                    problems.Add($"{node.Origin}: '{kind}' needs '{key}', which is memory or disk.");
                    return default;
            }
        }

        public TimeSpan RequiredTime(string key)
        {
            if (Find(key) is null)
            {
                problems.Add($"{node.Origin}: '{kind}' needs '{key}', a duration such as 30s.");
            }

            return Time(key) ?? TimeSpan.Zero;
        }

        public TimeSpan? Time(string key)
        {
            if (Find(key) is not { } value)
            {
                return null;
            }

            if (value is ScalarNode scalar && DurationText.TryParse(scalar.Text, out var time))
            {
                return time;
            }

            Complain(value, $"'{key}' is a duration of at most ten years, such as 500ms, 30s, 5m or 1h30m");
            return null;
        }

        public int? Number(string key, int least, int most)
        {
            if (Find(key) is not { } value)
            {
                return null;
            }

            var number = Number(value, least, most);
            if (number is null)
            {
                Complain(value, $"'{key}' is a whole number from {least} to {most}");
            }

            return number;
        }

        /// <summary>One number or a list of them.</summary>
        public ValueList<int> Numbers(string key, int least, int most)
        {
            if (Find(key) is not { } value)
            {
                return [];
            }

            var items = value is ArrayNode list ? list.Items : [value];
            var numbers = items.Select(item => Number(item, least, most)).ToList();
            if (numbers.Count > 0 && numbers.All(static number => number is not null))
            {
                return [.. numbers.Select(static number => number!.Value)];
            }

            Complain(value, $"'{key}' is a whole number from {least} on, or a list of such numbers");
            return [];
        }

        private static int? Number(Node value, int least, int most) =>
            (value as ScalarNode)?.AsInteger() is { } number && number >= least && number <= most ? (int)number : null;

        private Node? Find(string key) => (node as ObjectNode)?[key] is { IsAbsent: false } value ? value : null;

        private void Complain(Node at, string what) => problems.Add($"{at.Origin}: {what}.");
    }
}
