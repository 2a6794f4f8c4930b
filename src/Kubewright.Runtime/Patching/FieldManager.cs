namespace Kubewright.Runtime;

/// <summary>Who wrote places of an object, and how: an entry of <c>metadata.managedFields</c>.</summary>
/// <param name="Name">The manager, for example <c>kubectl</c>.</param>
/// <param name="Applies">Whether it applied a configuration (<c>Apply</c>); false when it sent an object or a patch (<c>Update</c>).</param>
/// <param name="ApiVersion">The group and version it wrote in, for example <c>apps/v1</c>.</param>
/// <param name="Subresource">The subresource it wrote through, for example <c>status</c>; empty for the object itself.</param>
public sealed record FieldManager(string Name, bool Applies, string ApiVersion, string Subresource = "")
{
    /// <summary>How many characters a manager's name may have.</summary>
    public const int MaxNameLength = 128;
}
