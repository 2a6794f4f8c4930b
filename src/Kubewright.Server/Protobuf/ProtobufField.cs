namespace Kubewright.Server;

/// <summary>A field of a message.</summary>
/// <param name="Name">Its name in JSON; null when the fields of its message are fields of the one it is in.</param>
/// <param name="Type">A scalar type, or the name of a message.</param>
/// <param name="Form">How often it occurs.</param>
/// <param name="KeepsZero">Whether zero or an empty text says something. Clients write it for what is not set, too.</param>
internal sealed record ProtobufField(string? Name, string Type, ProtobufForm Form, bool KeepsZero);
