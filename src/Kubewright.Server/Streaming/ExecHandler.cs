using System.Text;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Connects clients to programs in containers: the subresources <c>exec</c> and <c>attach</c> of pods.</summary>
internal sealed class ExecHandler(Cluster cluster, ChangeSignal signal, SessionLimit limit, TimeProvider clock, Func<Task> whenDurable)
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);

    /// <summary>Starts a program and connects the client to it.</summary>
    public async Task ExecAsync(ApiRequest request)
    {
        var command = request.Http.Request.Query["command"].Select(static word => word ?? "").ToList();
        var error = command is [] or [""] ? new ApiError(StatusReason.BadRequest, "you must specify at least 1 command for the container")
            : Refuse(request);
        using var place = limit.TryEnter();
        error ??= place is null ? SessionLimit.Reached : null;
        if (error is not null)
        {
            await ApiResponse.ErrorAsync(request.Http, error, request.Path).ConfigureAwait(false);
            return;
        }

        await using var channels = await AcceptAsync(request).ConfigureAwait(false);
        if (channels is null)
        {
            return;
        }

        var started = cluster.StartProcess(request.Path.Namespace, request.Path.Name!, request.Query("container"), command, request.Flag("tty"));
        if (!started.IsSuccess)
        {
            await EndAsync(channels, StatusBody.Failure(started.Error, request.Path)).ConfigureAwait(false);
            return;
        }

        using var process = started.Value;
        if (!request.Flag("stdin"))
        {
            process.CloseInput();
        }

        await ConnectAsync(request, channels, process).ConfigureAwait(false);
    }

    /// <summary>Connects the client to what the container was started for.</summary>
    public async Task AttachAsync(ApiRequest request)
    {
        using var place = limit.TryEnter();
        var error = Refuse(request) ?? (place is null ? SessionLimit.Reached : null);
        if (error is not null)
        {
            await ApiResponse.ErrorAsync(request.Http, error, request.Path).ConfigureAwait(false);
            return;
        }

        await using var channels = await AcceptAsync(request).ConfigureAwait(false);
        if (channels is null)
        {
            return;
        }

        var (space, pod, container) = (request.Path.Namespace, request.Path.Name!, request.Query("container"));
        if (cluster.Attach(space, pod, container, request.Flag("tty"), out var process) is { } refused)
        {
            await EndAsync(channels, StatusBody.Failure(refused, request.Path)).ConfigureAwait(false);
        }
        else if (process is not null)
        {
            await ConnectAsync(request, channels, process).ConfigureAwait(false);
            process.Disconnect();
            if (IsStdinOnce(request))
            {
                process.CloseInput();
            }
        }
        else if (cluster.FollowLog(space, pod, container, isFromNow: true) is { IsSuccess: true } log)
        {
            await FollowAsync(request, channels, log.Value).ConfigureAwait(false);
        }
    }

    private ApiError? Refuse(ApiRequest request) =>
        !request.Flag("stdin") && !request.Flag("stdout") && !request.Flag("stderr")
            ? new ApiError(StatusReason.BadRequest, "you must specify at least 1 of stdin, stdout, stderr")
            : cluster.ExecRefusal(request.Path.Namespace, request.Path.Name!, request.Query("container")) ?? StreamUpgrade.Refuse(request.Http, ChannelSocket.Protocols, SpdyChannels.Protocol);

    /// <summary>Upgrades the connection; null when the client does not do its part.</summary>
    private async Task<IProgramChannels?> AcceptAsync(ApiRequest request) => StreamUpgrade.IsSpdy(request.Http)
        ? await SpdyChannels.AcceptAsync(request, clock).ConfigureAwait(false)
        : await ChannelSocket.AcceptAsync(request.Http).ConfigureAwait(false);

    private bool IsStdinOnce(ApiRequest request) =>
        cluster.Snapshot.Find(request.Key) is Pod pod
        && (pod.Spec?.Containers ?? []).FirstOrDefault(c => request.Query("container") is not { } name || c.Name == name) is { StdinOnce: true };

    private async Task ConnectAsync(ApiRequest request, IProgramChannels channels, ContainerProcess process)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(request.Http.RequestAborted);
        var receiving = ReceiveAsync(channels, request.Flag("stdin") ? process : null, gone);
        try
        {
            await foreach (var output in process.Output.ReadAllAsync(gone.Token).ConfigureAwait(false))
            {
                if (request.Flag(output.IsError ? "stderr" : "stdout"))
                {
                    await channels.SendAsync(output.IsError ? ProgramChannel.Errors : ProgramChannel.Output, output.Bytes, gone.Token).ConfigureAwait(false);
                }
            }

            // How a program ended tells its caller that what it wrote is kept.
            var status = StatusOf(await process.Exit.ConfigureAwait(false));
            await whenDurable().ConfigureAwait(false);
            await EndAsync(channels, status).ConfigureAwait(false);
            await GoodbyeAsync(receiving).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client has gone; whoever started the program decides what becomes of it.
        }

        await gone.CancelAsync().ConfigureAwait(false);
        await receiving.ConfigureAwait(false);
    }

    private async Task FollowAsync(ApiRequest request, IProgramChannels channels, ContainerLogReader log)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(request.Http.RequestAborted);
        var receiving = ReceiveAsync(channels, null, gone);
        try
        {
            await foreach (var line in LogHandler.LinesAsync(log, cluster, signal, gone.Token).ConfigureAwait(false))
            {
                await channels.SendAsync(ProgramChannel.Output, Encoding.UTF8.GetBytes(line.Text + "\n"), gone.Token).ConfigureAwait(false);
            }

            await EndAsync(channels, StatusOf(0)).ConfigureAwait(false);
            await GoodbyeAsync(receiving).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client has gone.
        }

        await gone.CancelAsync().ConfigureAwait(false);
        await receiving.ConfigureAwait(false);
    }

    /// <summary>Reads what the client sends until it is gone, and tells that it is.</summary>
    private static async Task ReceiveAsync(IProgramChannels channels, ContainerProcess? process, CancellationTokenSource gone)
    {
        await channels.ReceiveAsync(
            (bytes, cancellation) => process?.WriteAsync(bytes, cancellation) ?? ValueTask.CompletedTask,
            () => process?.CloseInput(),
            gone.Token).ConfigureAwait(false);
        await gone.CancelAsync().ConfigureAwait(false);
    }

    private async Task EndAsync(IProgramChannels channels, byte[] status)
    {
        using var limit = new CancellationTokenSource(Farewell, clock);
        await channels.SendAsync(ProgramChannel.Result, status, limit.Token).ConfigureAwait(false);
        await channels.CloseAsync(limit.Token).ConfigureAwait(false);
    }

    /// <summary>Waits for the client to close its side as well: cut off sooner, it could lose what is under way to it.</summary>
    private Task GoodbyeAsync(Task receiving) => Task.WhenAny(receiving, Task.Delay(Farewell, clock));

    /// <summary>How a program ended (the causes are what kubectl takes its own exit code from).</summary>
    private static byte[] StatusOf(int exitCode) => Encoding.UTF8.GetBytes(exitCode == 0
        ? """{"metadata":{},"status":"Success"}"""
        : $$$"""{"metadata":{},"status":"Failure","message":"command terminated with non-zero exit code: exit status {{{exitCode}}}","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"{{{exitCode}}}"}]}}""");
}
