namespace Kubewright.Server;

/// <summary>How often a field of a message occurs.</summary>
internal enum ProtobufForm
{
    /// <summary>Once at most.</summary>
    Single,

    /// <summary>Once for each item of a list.</summary>
    List,

    /// <summary>Once for each entry of a map from texts.</summary>
    Map,
}
