using System;
using System.Linq;

namespace Kubewright.Rules.Lifecycle;

/// <summary>Tags that are moved from image to image.</summary>
internal static class ImageTags
{
    /// <summary>The tag of a reference that writes none.</summary>
    public const string Latest = "latest";

    private static readonly string[] Branches =
        ["main", "master", "trunk", "head", "dev", "devel", "develop", "development", "edge", "nightly", "canary", "snapshot", "staging", "stable", "prod", "production", "unstable"];

    /// <summary>Whether the tag names a branch or a channel, not a version.</summary>
    public static bool IsBranch(string tag) => Branches.Contains(tag, StringComparer.OrdinalIgnoreCase);
}
