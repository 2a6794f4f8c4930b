using System;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Update;

/// <summary>A claim template of a set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="View">The template.</param>
internal sealed record ClaimTemplate(string Name, VolumeClaimView View)
{
    /// <summary>The path of the storage that is asked for, from the template on.</summary>
    public const string StoragePath = "spec.resources.requests.storage";

    /// <summary>The storage that is asked for.</summary>
    public Value<string> Storage => View.Spec.Resources.Requests["storage"];

    /// <summary>Whether a path of the object leads to the storage that a claim template asks for.</summary>
    public static bool IsStorage(string path) => path.EndsWith("." + StoragePath, StringComparison.Ordinal);

    /// <summary>The storage as an amount; null when nobody can say.</summary>
    public QuantityValue? Amount => Storage.TryGet(out var text) && QuantityValue.TryParse(text, out var amount) ? amount : null;
}
