namespace Kubewright.Server;

/// <summary>Why a stream is reset, by the numbers on the wire.</summary>
internal enum SpdyStatus
{
    /// <summary>The frames of the stream make no sense.</summary>
    ProtocolError = 1,

    /// <summary>Nobody wants the stream.</summary>
    RefusedStream = 3,
}
