using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <content>Redirections.</content>
internal sealed partial class Shell
{
    /// <summary>The streams after the redirections, applied from left to right; null when one failed, which was told.</summary>
    private async ValueTask<ShellStreams?> RedirectAsync(ImmutableArray<ShellRedirect> redirects, ShellStreams streams)
    {
        var redirected = streams;
        foreach (var redirect in redirects)
        {
            var expander = new ShellExpander(this, streams);
            var target = await expander.ExpandTextAsync(redirect.Target).ConfigureAwait(false);
            if (expander.Error is { } error)
            {
                streams.Error.WriteLine($"{State.Name}: 1: {error}");
                return null;
            }

            if (Redirect(redirected, redirect, target, streams) is not { } next)
            {
                return null;
            }

            redirected = next;
        }

        return redirected;
    }

    private ShellStreams? Redirect(ShellStreams streams, ShellRedirect redirect, string target, ShellStreams told)
    {
        switch (redirect.Operator)
        {
            case "<<":
                return streams with { In = new ShellInput(target) };
            case "<<<":
                return streams with { In = new ShellInput(target + "\n") };
            case "<":
                if (Run.Container.Files.Read(State.FullPath(target), out var content) is { } unreadable)
                {
                    told.Error.WriteLine($"{State.Name}: 1: cannot open {target}: {unreadable.ToText()}");
                    return null;
                }

                return streams with { In = new ShellInput(ByteText.Of(content)) };
            case ">&" when target is "1" or "2" or "-":
                return With(streams, redirect.Descriptor, target switch { "1" => streams.Out, "2" => streams.Error, _ => NullOutput.Instance });
            case "<&":
                return streams;
            default:
                if (Open(streams, target, redirect.Operator is ">>" or "&>>", told) is not { } output)
                {
                    return null;
                }

                return redirect.Operator is "&>" or "&>>" or ">&"
                    ? streams with { Out = output, Error = output }
                    : With(streams, redirect.Descriptor, output);
        }
    }

    private ShellOutput? Open(ShellStreams streams, string target, bool append, ShellStreams told)
    {
        switch (target)
        {
            case "/dev/null":
                return NullOutput.Instance;
            case "/dev/stdout" or "/proc/1/fd/1" or "/dev/fd/1":
                return streams.Out;
            case "/dev/stderr" or "/proc/1/fd/2" or "/dev/fd/2":
                return streams.Error;
        }

        var path = State.FullPath(target);
        if (Run.Container.Files.Write(path, [], append) is { } error)
        {
            told.Error.WriteLine($"{State.Name}: 1: cannot create {target}: {error.ToText()}");
            return null;
        }

        return new FileOutput(Run.Container.Files, path);
    }

    private static ShellStreams With(ShellStreams streams, int descriptor, ShellOutput output) => descriptor switch
    {
        1 => streams with { Out = output },
        2 => streams with { Error = output },
        _ => streams,
    };
}
