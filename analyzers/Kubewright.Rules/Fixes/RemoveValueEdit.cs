namespace Kubewright.Rules;

/// <summary>Takes a member away.</summary>
/// <param name="ObjectKey">The object to change.</param>
/// <param name="Path">The member to take away.</param>
public sealed record RemoveValueEdit(string ObjectKey, string Path) : FixEdit(ObjectKey);
