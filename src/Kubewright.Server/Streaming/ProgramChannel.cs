namespace Kubewright.Server;

/// <summary>What of a program the bytes belong to, by the numbers of the WebSocket protocols.</summary>
internal enum ProgramChannel : byte
{
    /// <summary>Standard input.</summary>
    Input = 0,

    /// <summary>Standard output.</summary>
    Output = 1,

    /// <summary>Standard error.</summary>
    Errors = 2,

    /// <summary>How it ended: a Status.</summary>
    Result = 3,

    /// <summary>The size of the client's terminal.</summary>
    Resize = 4,
}
