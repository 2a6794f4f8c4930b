using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Reads <see cref="RuleOptions"/> from texts, whatever place they come from.</summary>
public static class RuleOptionsReader
{
    /// <summary>Reads every setting that is given.</summary>
    /// <param name="start">The options to start from.</param>
    /// <param name="find">Gives the text of a setting; null or an empty text when it is not given.</param>
    /// <param name="problems">One sentence for each text that is no value of its setting; that setting keeps its value.</param>
    public static RuleOptions Read(RuleOptions start, Func<RuleSetting, string?> find, out ImmutableArray<string> problems)
    {
        var options = start;
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var setting in RuleSetting.All)
        {
            if (find(setting)?.Trim() is { Length: > 0 } text)
            {
                if (Apply(options, setting, text) is { } changed)
                {
                    options = changed;
                }
                else
                {
                    found.Add($"'{text}' is no value of {setting.Option.Substring(2)}. Give {setting.Help}.");
                }
            }
        }

        problems = found.ToImmutable();
        return options;
    }

    private static RuleOptions? Apply(RuleOptions options, RuleSetting setting, string text)
    {
        var cluster = options.Cluster;
        if (setting == RuleSetting.Rules)
        {
            return Preset(text) is { } preset ? options with { Preset = preset } : null;
        }

        ClusterFacts? changed = setting.Key switch
        {
            _ when setting == RuleSetting.KubernetesVersion => KubernetesVersion.TryParse(text, out var version) ? cluster with { Version = version } : null,
            _ when setting == RuleSetting.NodeCount => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var nodes) ? cluster with { Nodes = nodes } : null,
            _ when setting == RuleSetting.StorageClasses => cluster with { StorageClasses = Names(text) },
            _ when setting == RuleSetting.ClusterDomain => cluster with { Domain = text.Trim('.') },
            _ when setting == RuleSetting.Unattended => bool.TryParse(text, out var flag) ? cluster with { IsUnattended = flag } : null,
            _ when setting == RuleSetting.ReadinessGates => cluster with { ReadinessGates = Names(text) },
            _ when setting == RuleSetting.Namespace => cluster with { Namespace = text },
            _ => cluster with { Externals = cluster.Externals.Union(Names(text)) },
        };
        return changed is null ? null : options with { Cluster = changed };
    }

    private static RulePreset? Preset(string text) => text.ToLowerInvariant() switch
    {
        "default" => RulePreset.Default,
        "production" => RulePreset.Production,
        "all" => RulePreset.All,
        _ => null,
    };

    // Semicolons too: MSBuild users separate items by them.
    private static ImmutableHashSet<string> Names(string text) =>
        [.. text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(static name => name.Trim()).Where(static name => name.Length > 0)];
}
