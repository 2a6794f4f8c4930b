namespace Kubewright.Server;

/// <summary>What happened to an object, as a watch tells it.</summary>
internal enum WatchEventType
{
    /// <summary>It is new to the client.</summary>
    Added,

    /// <summary>It changed.</summary>
    Modified,

    /// <summary>It is gone for the client.</summary>
    Deleted,
}
