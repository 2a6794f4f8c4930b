using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kubewright.Runtime;

/// <summary>The statuses a node writes for a single container.</summary>
internal static class ContainerStatusBuilder
{
    private const int KilledExitCode = 137;

    /// <summary>What the containers of many pods that start together have alike.</summary>
    private static readonly RecentValues<ContainerState> States = new(16);

    private static ImageName? lastImage;

    /// <summary>A container that has never run.</summary>
    public static ContainerStatus New(Container container, string reason) => new()
    {
        Name = container.Name,
        Image = container.Image ?? "",
        ImageID = "",
        Ready = false,
        Started = false,
        RestartCount = 0,
        State = new ContainerState { Waiting = new ContainerStateWaiting { Reason = reason } },
    };

    /// <summary>The container waits; how it ended, if it did, becomes its last state.</summary>
    public static ContainerStatus Waiting(ContainerStatus status, string reason, string message) => status with
    {
        Ready = false,
        Started = false,
        State = new ContainerState { Waiting = new ContainerStateWaiting { Reason = reason, Message = message } },
        LastState = status.State?.Terminated is null ? status.LastState : status.State,
    };

    /// <summary>The container runs from now on; if it did before, this is a restart.</summary>
    public static ContainerStatus Running(PodStageContext context, Container container, ContainerStatus status)
    {
        var restart = AsRestart(status);
        return restart with
        {
            Ready = Readiness.IsReadyAtStart(context, container),
            Started = container.StartupProbe is null,
            ContainerID = Id(context, restart),
            ImageID = ImageId(restart.Image),
            State = States.Share(new ContainerState { Running = new ContainerStateRunning { StartedAt = context.Timestamp } }),
        };
    }

    /// <summary>The container has ended by itself.</summary>
    /// <param name="context">The pod.</param>
    /// <param name="status">The container, running or, if it ended as soon as it started, as it was before.</param>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="startedAt">When it started; null for what the status says.</param>
    public static ContainerStatus Ended(PodStageContext context, ContainerStatus status, int exitCode, DateTimeOffset? startedAt = null)
    {
        var running = status.State?.Running is null ? AsRestart(status) : status;
        return running with
        {
            Ready = false,
            Started = false,
            ContainerID = Id(context, running),
            ImageID = ImageId(running.Image),
            State = new ContainerState
            {
                Terminated = new ContainerStateTerminated
                {
                    ExitCode = exitCode,
                    Reason = exitCode == 0 ? "Completed" : "Error",
                    StartedAt = status.State?.Running?.StartedAt ?? (startedAt is { } at ? Timestamps.Of(at) : context.Timestamp),
                    FinishedAt = context.Timestamp,
                    ContainerID = Id(context, running),
                },
            },
        };
    }

    /// <summary>The container was told to end, and was killed if it did not in time.</summary>
    public static ContainerStatus Stopped(PodStageContext context, ContainerStatus status, bool isKilled) =>
        status.State?.Running is null ? status : Ended(context, status, isKilled ? KilledExitCode : 0);

    /// <summary>The exit code of the container's last end; null when it has not ended.</summary>
    public static int? LastExitCode(ContainerStatus status) =>
        status.State?.Running is not null ? null : status.State?.Terminated?.ExitCode ?? status.LastState?.Terminated?.ExitCode;

    /// <summary>Which start of the container comes next, counted from 1.</summary>
    public static int NextStart(ContainerStatus status) => LastExitCode(status) is null ? status.RestartCount + 1 : status.RestartCount + 2;

    /// <summary>What the container tells of itself when it starts, if it starts again.</summary>
    private static ContainerStatus AsRestart(ContainerStatus status) => LastExitCode(status) is null ? status : status with
    {
        RestartCount = status.RestartCount + 1,
        LastState = status.State?.Terminated is null ? status.LastState : status.State,
    };

    private static string Id(PodStageContext context, ContainerStatus status) =>
        Digest("simulated://", string.Create(CultureInfo.InvariantCulture, $"{context.Pod.Metadata.Uid}/{status.Name}/{status.RestartCount}"));

    private static string ImageId(string image)
    {
        var last = lastImage;
        if (last?.Image != image)
        {
            lastImage = last = new ImageName(image, Digest("simulated/image@sha256:", image));
        }

        return last.Id;
    }

    private static string Digest(string prefix, string text)
    {
        const int Usual = 256;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> bytes = stackalloc byte[Usual];
        SHA256.HashData(Encoding.UTF8.TryGetBytes(text, bytes, out var count) ? bytes[..count] : Encoding.UTF8.GetBytes(text), hash);
        Span<char> digits = stackalloc char[2 * SHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(hash, digits, out _);
        return string.Concat(prefix, digits);
    }

    /// <summary>An image and its id: most containers start with the image that the one before had.</summary>
    private sealed record ImageName(string Image, string Id);
}
