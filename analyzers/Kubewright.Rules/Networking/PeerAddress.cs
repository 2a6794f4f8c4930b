using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>The DNS name of a set's pod inside a text: <c>web-0.nginx</c>, <c>web-0.nginx.prod.svc.cluster.local</c>.</summary>
/// <param name="Text">The name as written.</param>
/// <param name="Set">What would be the set's name: <c>web</c>.</param>
/// <param name="Ordinal">The pod's ordinal.</param>
/// <param name="Domain">The labels after the pod's name: the Service, then the namespace, then <c>svc</c> and the cluster's domain.</param>
/// <param name="ServiceIndex">Where the Service's label begins in the text that holds the name.</param>
internal sealed record PeerAddress(string Text, string Set, long Ordinal, ImmutableArray<string> Domain, int ServiceIndex)
{
    private const string Label = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

    // The name stands where a host can: not inside a path, a file name or a longer word, and with nothing left to expand.
    private static readonly Regex Grammar = new(
        $@"(?:(?<=//)|(?<![A-Za-z0-9_.$/}}%*\-]))(?<set>{Label})-(?<ordinal>0|[1-9][0-9]{{0,9}})\.(?<domain>{Label}(?:\.{Label})*)(?![A-Za-z0-9_${{%*-]|\.[A-Za-z0-9_${{%*])",
        RegexOptions.CultureInvariant);

    private static readonly Regex BareGrammar = new($@"\A(?<set>{Label})-(?<ordinal>0|[1-9][0-9]{{0,9}})\z", RegexOptions.CultureInvariant);

    /// <summary>The label of the Service.</summary>
    public string Service => Domain[0];

    /// <summary>The label of the namespace; null when none is written.</summary>
    public string? Namespace => Domain.Length > 1 ? Domain[1] : null;

    /// <summary>Whether the name goes on with <c>svc</c> after the namespace, so that it can mean nothing but a pod.</summary>
    public bool IsQualified => Domain.Length > 2;

    /// <summary>The names in a text, without those in comments.</summary>
    public static IEnumerable<PeerAddress> In(string text) => Grammar.Matches(text)
        .Cast<Match>()
        .Where(match => !IsComment(text, match.Index))
        .Select(static match => new PeerAddress(
            match.Value,
            match.Groups["set"].Value,
            Number(match),
            [.. match.Groups["domain"].Value.Split('.')],
            match.Groups["domain"].Index))
        .Where(static address => address.Domain.Length < 3 ? address.Namespace != "svc" : address.Domain[2] == "svc");

    /// <summary>Reads <c>web-0</c>, the name of a pod alone; null when the text is none.</summary>
    public static (string Set, long Ordinal)? Pod(string text) =>
        BareGrammar.Match(text) is { Success: true } match ? (match.Groups["set"].Value, Number(match)) : null;

    /// <summary>The set of the manifests that the name means; null when there is none, or nobody can say which.</summary>
    /// <param name="manifests">The manifests.</param>
    /// <param name="holder">The object whose text has the name.</param>
    public ManifestObject? Target(ManifestSet manifests, ManifestObject holder)
    {
        var lookup = manifests.Find(StatefulSetView.ObjectKind, Set, holder);
        if (Namespace is not { } ns)
        {
            return lookup.Found;
        }

        return lookup.Elsewhere.Add(lookup.Found!).FirstOrDefault(set => set?.Namespace.Is(ns) == true)
            ?? (IsQualified && holder.Namespace.IsAbsent && lookup.Found is { Namespace.IsAbsent: true } found ? found : null);
    }

    private static long Number(Match match) => long.Parse(match.Groups["ordinal"].Value, CultureInfo.InvariantCulture);

    private static bool IsComment(string text, int index)
    {
        var line = text.Substring(0, index);
        var start = line.Substring(line.LastIndexOf('\n') + 1).TrimStart();
        return start.StartsWith("#", StringComparison.Ordinal) || start.StartsWith(";", StringComparison.Ordinal)
            || (start.StartsWith("//", StringComparison.Ordinal) && start.Length > 2);
    }
}
