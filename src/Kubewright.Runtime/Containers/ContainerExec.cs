using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Runs commands in containers, as the <c>exec</c> subresource of pods does.</summary>
internal static class ContainerExec
{
    private const string DefaultContainer = "kubectl.kubernetes.io/default-container";

    /// <summary>The container that a command goes to: the one named, or the pod's default, or its first.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="key">The pod.</param>
    /// <param name="container">Its container; null or empty for the default.</param>
    /// <param name="pod">The pod; null on failure.</param>
    /// <param name="name">The container's name.</param>
    public static ApiError? Choose(ClusterSnapshot snapshot, ObjectKey key, string? container, out Pod? pod, out string name)
    {
        name = "";
        pod = snapshot.Find(key) as Pod;
        if (pod is null)
        {
            return ApiError.NotFound(key);
        }

        var names = (pod.Spec?.Containers ?? []).Concat(pod.Spec?.InitContainers ?? []).Concat(DebugContainers.Specs(pod)).Select(static c => c.Name).ToList();
        name = container is { Length: > 0 } ? container
            : pod.Metadata.Annotations?[DefaultContainer] is { } annotated && names.Contains(annotated) ? annotated
            : names.FirstOrDefault() ?? "";
        return names.Contains(name) ? null : new ApiError(StatusReason.BadRequest, $"container {name} is not valid for pod {key.Name}");
    }

    /// <summary>Why no command can be run in a container; null when one can.</summary>
    public static ApiError? Refusal(Pod pod, string container)
    {
        var phase = pod.Status?.Phase ?? PodPhase.Pending;
        return phase is PodPhase.Succeeded or PodPhase.Failed
            ? new ApiError(StatusReason.BadRequest, $"cannot exec into a container in a completed pod; current phase is {phase}")
            : string.IsNullOrEmpty(pod.Spec?.NodeName?.Name)
                ? new ApiError(StatusReason.BadRequest, $"pod {pod.Metadata.Name} does not have a host assigned")
                : ContainerHost.StatusOf(pod, container)?.State?.Running is null
                    ? new ApiError(StatusReason.BadRequest, $"unable to upgrade connection: container not found (\"{container}\")")
                    : null;
    }

    /// <summary>Runs a command to its end.</summary>
    public static ExecResult Run(ContainerInstance instance, IReadOnlyList<string> command, string? input, DateTimeOffset now)
    {
        var run = new ExecRun(instance, now);
        var (output, error) = (new BufferOutput(ProgramRun.MostOutput), new BufferOutput(ProgramRun.MostOutput));
        var streams = new ShellStreams(new ShellInput(ByteText.Of(input ?? "")), output, error);
        var code = RunProgram(run, [.. command.Select(ByteText.Of)], streams);
        return new ExecResult(code, ByteText.ToText(output.Text), ByteText.ToText(error.Text), run.Elapsed);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code.</returns>
    public static int RunProgram(ProgramRun run, ImmutableArray<string> words, ShellStreams streams)
    {
        var shell = NewShell(run);
        if (WhyNotStarted(shell, words[0]) is { } refused)
        {
            streams.Error.WriteLine($"OCI runtime exec failed: exec failed: unable to start container process: exec: \"{words[0]}\": {refused.Reason}: unknown");
            return refused.Code;
        }

        var code = Complete(shell.CallAsync(words, streams));
        if (run.Stop is not { } reason)
        {
            return code;
        }

        if (reason.Length > 0)
        {
            streams.Error.WriteLine(reason);
        }

        return Shell.Killed;
    }

    /// <summary>A shell in a container, with its environment.</summary>
    public static Shell NewShell(ProgramRun run) => new(run, new ShellState(run.Container.Environment, run.Container.Directory));

    /// <summary>The result of a run that never really waits.</summary>
    public static int Complete(ValueTask<int> task) =>
        task.IsCompleted ? task.Result : throw new InvalidOperationException("A typed command waits only in virtual time.");

    /// <summary>Why a container's runtime cannot start a program, and the exit code of that; null when it can. Without a shell only programs can be run, not what is part of a shell.</summary>
    private static (int Code, string Reason)? WhyNotStarted(Shell shell, string name) =>
        shell.HasProgram(name) ? null
        : !name.Contains('/') ? (Shell.NotFound, "executable file not found in $PATH")
        : shell.Run.Container.Files.Find(shell.State.FullPath(name), out var inode) is not null ? (Shell.NotFound, $"stat {name}: no such file or directory")
        : inode is DirectoryInode ? (Shell.NotExecutable, "is a directory")
        : FileModes.IsExecutable(inode) ? null
        : (Shell.NotExecutable, "permission denied");
}
