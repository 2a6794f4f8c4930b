namespace Kubewright.Server;

/// <summary>How a value is written in a message of Protocol Buffers.</summary>
internal enum ProtobufWire
{
    /// <summary>A number in as many bytes as it needs.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length, then as many bytes.</summary>
    Bytes = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
