using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Where the process of a known image keeps its data.</summary>
/// <param name="Image">What is known about the image.</param>
/// <param name="Path">The directory.</param>
/// <param name="Variable">The environment variable that says so; null when none does.</param>
internal sealed record DataDirectory(ImageFacts Image, string Path, Value<string>? Variable)
{
    private static readonly string[] SettingsEndings = [".cnf", ".ini", ".yaml", ".yml", ".json", ".hcl"];

    /// <summary>The directories that other versions of the image use.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>The directory of a container; null when the image is not known to keep data, or nobody can say where.</summary>
    public static DataDirectory? Of(ContainerView container, ImageCatalog images)
    {
        if (!container.Image.TryGet(out var image)
            || images.Find(image) is not { } facts
            || !container.Env.IsComplete || !container.Command.IsComplete || !container.Args.IsComplete)
        {
            return null;
        }

        foreach (var variable in container.Env)
        {
            if (variable.Name.IsUnknown)
            {
                return null;
            }

            if (variable.Name.TryGet(out var name) && facts.DataDirectoryVariables.Contains(name))
            {
                return variable.Value.TryGet(out var value) && IsPath(value) ? new DataDirectory(facts, value, variable.Value) : null;
            }
        }

        // What is not seen here may move the directory too.
        var mayBeMoved = !facts.DataDirectoryVariables.IsEmpty && (container.EnvFrom.Count > 0 || !container.EnvFrom.IsComplete);
        var words = container.Command.Concat(container.Args).ToList();
        if (mayBeMoved || words.Exists(static word => !word.IsKnown))
        {
            return null;
        }

        if (ArgumentOf([.. words.Select(static word => word.ToString())], facts) is { } argument)
        {
            return IsPath(argument) ? new DataDirectory(facts, argument, null) : null;
        }

        // Another command, and a file with settings, may keep the data anywhere.
        return container.Command.Count == 0 && !facts.DataDirectories.IsEmpty && !words.Exists(static word => NamesSettings(word.ToString()))
            ? new DataDirectory(facts, facts.DataDirectories[0], null) { Others = facts.DataDirectories.RemoveAt(0) }
            : null;
    }

    /// <summary>The mount that the directory is on: the one with the longest path; null for the container's own file system.</summary>
    public VolumeUse? MountIn(IEnumerable<VolumeUse> uses)
    {
        VolumeUse? best = null;
        foreach (var use in uses)
        {
            if (use.Path.TryGet(out var path) && MountPaths.IsIn(Path, path) && !(best is { } other && other.Path.ToString().Length > path.Length))
            {
                best = use;
            }
        }

        return best;
    }

    /// <summary>The value of an argument such as <c>--datadir=/x</c> or <c>--datadir /x</c>; empty when nobody can say, null when there is none.</summary>
    private static string? ArgumentOf(string[] words, ImageFacts facts)
    {
        foreach (var name in facts.DataDirectoryArguments)
        {
            for (var i = 0; i < words.Length; i++)
            {
                if (words[i].StartsWith(name + "=", StringComparison.Ordinal))
                {
                    return words[i].Substring(name.Length + 1);
                }

                if (words[i] == name)
                {
                    return i + 1 < words.Length ? words[i + 1] : "";
                }

                // A shell's script may do anything with it.
                if (words[i].Contains(name))
                {
                    return "";
                }
            }
        }

        return null;
    }

    private static bool NamesSettings(string word) =>
        word.Contains("conf") || word.Contains("--defaults") || SettingsEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal));

    private static bool IsPath(string text) => text.Length > 1 && text[0] == '/' && !text.Contains("$(") && !text.Contains(",");
}
