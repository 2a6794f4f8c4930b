using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Rules;

/// <summary>Words that several messages share.</summary>
internal static class Phrases
{
    /// <summary>The message with a capital where it begins with an object that has no name: <c>This StatefulSet …</c>.</summary>
    public static string Sentence(string message) =>
        message.StartsWith("this ", StringComparison.Ordinal) ? "T" + message.Substring(1) : message;

    /// <summary>Joins items as a sentence does: <c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : string.Join(", ", items.Take(items.Count - 1)) + " and " + items[items.Count - 1];
}
