namespace Kubewright.Server;

/// <summary>The control frames of SPDY/3.1, by their numbers on the wire.</summary>
internal enum SpdyFrameType : ushort
{
    /// <summary>Opens a stream.</summary>
    SynStream = 1,

    /// <summary>Accepts a stream.</summary>
    SynReply = 2,

    /// <summary>Ends a stream at once, in both directions.</summary>
    RstStream = 3,

    /// <summary>Asks for a sign of life, and answers.</summary>
    Ping = 6,

    /// <summary>Tells that no further stream is accepted.</summary>
    GoAway = 7,

    /// <summary>Adds headers to a stream.</summary>
    Headers = 8,
}
