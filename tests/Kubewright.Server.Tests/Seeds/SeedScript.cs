using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Kubewright.Server.Tests;

/// <summary>
/// The commands of a document, in order, and what must be seen of their output.
/// <code>
/// @cluster KEY=VALUE …       the cluster that the document has
/// @file NAME                 a file, up to the line @end
/// # text                     a remark
/// $ COMMAND                  typed in the first terminal; the lines below, up to an empty one, are what it prints
/// 2$ COMMAND                 typed in the second terminal, where it goes on
/// 2&gt;                         what the second terminal prints from now on
/// [exec]$ COMMAND            typed only where that can be done; [since26] for the verbs that came with kubectl 1.26
/// </code>
/// </summary>
internal sealed partial class SeedScript
{
    private SeedScript(ImmutableDictionary<string, string> cluster, ImmutableDictionary<string, string> files, ImmutableArray<SeedStep> steps)
    {
        Cluster = cluster;
        Files = files;
        Steps = steps;
    }

    /// <summary>What the document says about its cluster.</summary>
    public ImmutableDictionary<string, string> Cluster { get; }

    /// <summary>The files that its commands name.</summary>
    public ImmutableDictionary<string, string> Files { get; }

    /// <summary>What it does.</summary>
    public ImmutableArray<SeedStep> Steps { get; }

    /// <summary>The scripts in a folder of the tests.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.script").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>Reads a script.</summary>
    public static SeedScript Read(string folder, string name) => Parse(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, folder, name + ".script")));

    /// <summary>Reads the lines of a script.</summary>
    /// <exception cref="FormatException">A line is none of those above.</exception>
    public static SeedScript Parse(IReadOnlyList<string> lines)
    {
        var cluster = ImmutableDictionary.CreateBuilder<string, string>();
        var files = ImmutableDictionary.CreateBuilder<string, string>();
        var steps = ImmutableArray.CreateBuilder<SeedStep>();
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.StartsWith("@cluster ", StringComparison.Ordinal))
            {
                cluster.AddRange(line["@cluster ".Length..].Split(' ').Select(static pair => KeyValuePair.Create(pair.Split('=')[0], pair.Split('=')[1])));
            }
            else if (line.StartsWith("@file ", StringComparison.Ordinal))
            {
                var content = lines.Skip(at + 1).TakeWhile(static text => text != "@end").ToList();
                files.Add(line["@file ".Length..], string.Join('\n', content) + "\n");
                at += content.Count + 1;
            }
            else if (Start().Match(line) is { Success: true } start)
            {
                var expected = lines.Skip(at + 1).TakeWhile(static text => text.Length > 0).ToList();
                steps.Add(new SeedStep(
                    at + 1,
                    start.Groups["needs"] is { Success: true, Value: var needs } ? needs : null,
                    start.Groups["terminal"] is { Success: true, Value: var terminal } ? terminal[0] - '0' : 0,
                    start.Groups["command"] is { Success: true, Value: var command } ? command : null,
                    new OutputPattern(expected)));
                at += expected.Count;
            }
            else
            {
                throw new FormatException($"line {at + 1} is no line of a script: {line}");
            }
        }

        return new SeedScript(cluster.ToImmutable(), files.ToImmutable(), steps.ToImmutable());
    }

    [GeneratedRegex(@"^(\[(?<needs>\w+)\])?((?<terminal>\d)?\$ (?<command>.+)|(?<terminal>\d)>)$")]
    private static partial Regex Start();
}
