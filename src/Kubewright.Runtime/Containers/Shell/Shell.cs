using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// Runs shell commands inside a simulated container. Nothing of it reaches the host: programs are those of
/// <see cref="Utilities"/>, files those of the container, time the cluster's.
/// </summary>
/// <param name="run">The run the commands belong to.</param>
/// <param name="state">What the shell remembers.</param>
/// <param name="depth">How many shells it is inside of.</param>
internal sealed partial class Shell(ProgramRun run, ShellState state, int depth = 0)
{
    /// <summary>The exit code of a command that exists but is no program.</summary>
    public const int NotExecutable = 126;

    /// <summary>The exit code of a command that does not exist.</summary>
    public const int NotFound = 127;

    /// <summary>The exit code of a command that was ended from outside.</summary>
    public const int Killed = 137;

    private const int DeepestNesting = 24;
    private const int LoopLimit = 100_000;

    private int _levels;

    /// <summary>The run the commands belong to.</summary>
    public ProgramRun Run { get; } = run;

    /// <summary>What the shell remembers.</summary>
    public ShellState State { get; } = state;

    /// <summary>Where the shell goes on.</summary>
    public ShellFlow Flow { get; set; }

    /// <summary>Parses and runs text.</summary>
    /// <returns>The exit code of the last command.</returns>
    public async ValueTask<int> RunTextAsync(string text, ShellStreams streams)
    {
        var script = ShellScript.Parse(text);
        if (script.Body is null)
        {
            streams.Error.WriteLine($"{State.Name}: {script.Error}");
            return State.LastExit = 2;
        }

        var code = await RunAsync(script.Body, streams).ConfigureAwait(false);
        return Run.Stop is null ? code : Killed;
    }

    /// <summary>A shell inside this one, whose changes are lost when it ends.</summary>
    public Shell Inner() => new(Run, State.Copy(), depth + 1);

    /// <summary>Runs a command.</summary>
    /// <returns>Its exit code, also left in <c>$?</c>.</returns>
    public async ValueTask<int> RunAsync(ShellCommand command, ShellStreams streams, bool isTested = false)
    {
        if (!Run.TakeStep())
        {
            Flow = ShellFlow.Exit;
            return Killed;
        }

        if (++_levels + depth > DeepestNesting * 4 || depth > DeepestNesting)
        {
            Run.End("the commands are nested too deep; the simulation ended them");
        }

        var code = command switch
        {
            SimpleCommand simple => await RunSimpleAsync(simple, streams).ConfigureAwait(false),
            PipelineCommand pipeline => await RunPipelineAsync(pipeline, streams, isTested).ConfigureAwait(false),
            AndOrCommand andOr => await RunAndOrAsync(andOr, streams, isTested).ConfigureAwait(false),
            ListCommand list => await RunListAsync(list, streams, isTested).ConfigureAwait(false),
            IfCommand choice => await RunIfAsync(choice, streams, isTested).ConfigureAwait(false),
            LoopCommand loop => await RunLoopAsync(loop, streams, isTested).ConfigureAwait(false),
            ForCommand loop => await RunForAsync(loop, streams, isTested).ConfigureAwait(false),
            CaseCommand choice => await RunCaseAsync(choice, streams, isTested).ConfigureAwait(false),
            SubshellCommand subshell => await RunSubshellAsync(subshell.Body, streams).ConfigureAwait(false),
            RedirectedCommand redirected => await RunRedirectedAsync(redirected, streams, isTested).ConfigureAwait(false),
            ConditionalCommand conditional => await RunConditionalAsync(conditional, streams).ConfigureAwait(false),
            ArithmeticCommand arithmetic => await RunArithmeticAsync(arithmetic, streams).ConfigureAwait(false),
            FunctionCommand function => Define(function),
            _ => throw new InvalidOperationException($"{command.GetType().Name} is no command."),
        };
        _levels--;
        State.LastExit = code;
        if (code != 0 && !isTested && Flow == ShellFlow.Next && State.Options.Contains('e')
            && command is SimpleCommand or PipelineCommand { IsNegated: false } or SubshellCommand or ConditionalCommand or ArithmeticCommand)
        {
            Flow = ShellFlow.Exit;
        }

        return code;
    }

    /// <summary>Runs a program or builtin by name.</summary>
    public async ValueTask<int> CallAsync(ImmutableArray<string> words, ShellStreams streams, IEnumerable<(string Name, string Value)>? assignments = null)
    {
        var name = words[0];
        if (State.Functions.TryGetValue(name, out var function))
        {
            return await CallFunctionAsync(function, words.RemoveAt(0), streams).ConfigureAwait(false);
        }

        if (ShellBuiltins.Find(name) is { } builtin)
        {
            return await builtin(new UtilityCall(this, words, streams)).ConfigureAwait(false);
        }

        if (FindProgram(name) is not { } utility)
        {
            return Missing(name, streams);
        }

        if (assignments is null)
        {
            return await utility(new UtilityCall(this, words, streams)).ConfigureAwait(false);
        }

        var inner = Inner();
        foreach (var (variable, value) in assignments)
        {
            inner.State.Set(variable, value);
            inner.State.Export(variable);
        }

        return await utility(new UtilityCall(inner, words, streams)).ConfigureAwait(false);
    }

    /// <summary>Whether a name or path is that of a program, leaving aside what is part of a shell.</summary>
    public bool HasProgram(string name) => FindProgram(name) is not null;

    private Utility? FindProgram(string name) => Utilities.Find(name.Contains('/') ? ProgramOf(name) : name);

    /// <summary>A path counts as the program of its last part when it lies where programs are.</summary>
    private string ProgramOf(string path)
    {
        var full = State.FullPath(path);
        var name = full[(full.LastIndexOf('/') + 1)..];
        return full[..^name.Length] is "/bin/" or "/usr/bin/" or "/sbin/" or "/usr/sbin/" or "/usr/local/bin/" ? name : "";
    }

    private int Missing(string name, ShellStreams streams)
    {
        var path = State.FullPath(name);
        if (name.Contains('/') && Run.Container.Files.Read(path, out var content) is null && Run.Container.Files.Find(path, out var inode) is null)
        {
            streams.Error.WriteLine(FileModes.IsExecutable(inode) && content.Length > 0
                ? $"{State.Name}: 1: {name}: the simulation runs scripts only through a shell: sh {name}"
                : $"{State.Name}: 1: {name}: Permission denied");
            return NotExecutable;
        }

        if (Run.IsMain)
        {
            Run.LeaveUnknown();
            Flow = ShellFlow.Exit;
            return 0;
        }

        streams.Error.WriteLine($"{State.Name}: 1: {name}: not found");
        return NotFound;
    }

    private async ValueTask<int> CallFunctionAsync(ShellCommand body, ImmutableArray<string> arguments, ShellStreams streams)
    {
        var saved = State.Arguments;
        State.Arguments = arguments;
        var code = await RunAsync(body, streams).ConfigureAwait(false);
        State.Arguments = saved;
        if (Flow == ShellFlow.Return)
        {
            Flow = ShellFlow.Next;
            code = State.LastExit;
        }

        return code;
    }

    private async ValueTask<int> RunSimpleAsync(SimpleCommand command, ShellStreams streams)
    {
        var expander = new ShellExpander(this, streams);
        var words = await expander.ExpandAsync(command.Words).ConfigureAwait(false);
        var assignments = new List<(string Name, string Value)>();
        foreach (var (name, value) in command.Assignments)
        {
            assignments.Add((name, await expander.ExpandTextAsync(value).ConfigureAwait(false)));
            if (words.IsEmpty)
            {
                State.Set(name, assignments[^1].Value);
            }
        }

        if (expander.Error is { } error)
        {
            streams.Error.WriteLine($"{State.Name}: 1: {error}");
            Flow = ShellFlow.Exit;
            return 2;
        }

        if (State.Options.Contains('x') && (words.Length > 0 || assignments.Count > 0))
        {
            streams.Error.WriteLine("+ " + string.Join(' ', assignments.Select(static a => $"{a.Name}={a.Value}").Concat(words)));
        }

        if (await RedirectAsync(command.Redirects, streams).ConfigureAwait(false) is not { } redirected)
        {
            return 1;
        }

        if (words.IsEmpty)
        {
            return expander.LastSubstitution ?? 0;
        }

        var code = await CallAsync(words, redirected, assignments.Count == 0 ? null : assignments).ConfigureAwait(false);
        if (redirected.Out is FileOutput { Failure: { } failure } && redirected.Out != streams.Out)
        {
            streams.Error.WriteLine($"{words[0]}: write error: {failure.ToText()}");
            return 1;
        }

        return code;
    }

    private async ValueTask<int> RunPipelineAsync(PipelineCommand pipeline, ShellStreams streams, bool isTested)
    {
        var input = streams.In;
        var code = 0;
        foreach (var (index, command) in pipeline.Commands.Index())
        {
            // The commands run one after the other, so what passes between two of them is bounded, as is all output.
            var isLast = index == pipeline.Commands.Length - 1;
            var pipe = isLast ? null : new BufferOutput(ProgramRun.MostOutput);
            var shell = pipeline.Commands.Length == 1 ? this : Inner();
            var result = await shell.RunAsync(command, streams with { In = input, Out = pipe ?? streams.Out }, isTested || pipeline.IsNegated)
                .ConfigureAwait(false);
            code = isLast || (State.Options.Contains('p') && result != 0) ? (isLast && result == 0 ? code : result) : code;
            input = new ShellInput(pipe?.Text ?? "");
        }

        return pipeline.IsNegated ? (code == 0 ? 1 : 0) : code;
    }

    private async ValueTask<int> RunAndOrAsync(AndOrCommand command, ShellStreams streams, bool isTested)
    {
        var code = await RunAsync(command.Left, streams, isTested: true).ConfigureAwait(false);
        return Flow == ShellFlow.Next && (code == 0) == command.IsAnd
            ? await RunAsync(command.Right, streams, isTested).ConfigureAwait(false)
            : code;
    }

    private async ValueTask<int> RunListAsync(ListCommand list, ShellStreams streams, bool isTested)
    {
        var code = 0;
        foreach (var command in list.Commands)
        {
            code = await RunAsync(command, streams, isTested).ConfigureAwait(false);
            if (Flow != ShellFlow.Next)
            {
                break;
            }
        }

        return code;
    }

    private async ValueTask<int> RunIfAsync(IfCommand choice, ShellStreams streams, bool isTested)
    {
        var code = await RunAsync(choice.Condition, streams, isTested: true).ConfigureAwait(false);
        return Flow != ShellFlow.Next ? code
            : code == 0 ? await RunAsync(choice.Then, streams, isTested).ConfigureAwait(false)
            : choice.Else is { } otherwise ? await RunAsync(otherwise, streams, isTested).ConfigureAwait(false)
            : 0;
    }

    private async ValueTask<int> RunLoopAsync(LoopCommand loop, ShellStreams streams, bool isTested)
    {
        var code = 0;
        for (var round = 0; ; round++)
        {
            var condition = await RunAsync(loop.Condition, streams, isTested: true).ConfigureAwait(false);
            if (!GoesOn() || (condition == 0) == loop.IsUntil)
            {
                return code;
            }

            code = await RunAsync(loop.Body, streams, isTested).ConfigureAwait(false);
            if (!GoesOn() || streams.Out.IsFull || (round > LoopLimit && !Run.IsPaced))
            {
                return code;
            }
        }
    }

    private async ValueTask<int> RunForAsync(ForCommand loop, ShellStreams streams, bool isTested)
    {
        var expander = new ShellExpander(this, streams);
        var values = loop.Words is { } words ? await expander.ExpandAsync(words).ConfigureAwait(false) : State.Arguments;
        if (expander.Error is { } error)
        {
            streams.Error.WriteLine($"{State.Name}: 1: {error}");
            return 2;
        }

        var code = 0;
        foreach (var value in values)
        {
            State.Set(loop.Name, value);
            code = await RunAsync(loop.Body, streams, isTested).ConfigureAwait(false);
            if (!GoesOn())
            {
                break;
            }
        }

        return code;
    }

    /// <summary>Whether a loop may start its next round; <c>break</c> and <c>continue</c> are spent here.</summary>
    private bool GoesOn()
    {
        if (Flow == ShellFlow.Break)
        {
            Flow = ShellFlow.Next;
            return false;
        }

        if (Flow == ShellFlow.Continue)
        {
            Flow = ShellFlow.Next;
        }

        return Flow == ShellFlow.Next;
    }

    private async ValueTask<int> RunCaseAsync(CaseCommand choice, ShellStreams streams, bool isTested)
    {
        var expander = new ShellExpander(this, streams);
        var subject = await expander.ExpandTextAsync(choice.Subject).ConfigureAwait(false);
        foreach (var (patterns, body) in choice.Clauses)
        {
            foreach (var pattern in patterns)
            {
                if (PosixPattern.MatchesGlob(await expander.ExpandPatternAsync(pattern).ConfigureAwait(false), subject))
                {
                    return await RunAsync(body, streams, isTested).ConfigureAwait(false);
                }
            }
        }

        return 0;
    }

    private async ValueTask<int> RunSubshellAsync(ShellCommand body, ShellStreams streams) =>
        await Inner().RunAsync(body, streams).ConfigureAwait(false);

    private async ValueTask<int> RunRedirectedAsync(RedirectedCommand command, ShellStreams streams, bool isTested) =>
        await RedirectAsync(command.Redirects, streams).ConfigureAwait(false) is { } redirected
            ? await RunAsync(command.Body, redirected, isTested).ConfigureAwait(false)
            : 1;

    private async ValueTask<int> RunArithmeticAsync(ArithmeticCommand command, ShellStreams streams)
    {
        var expander = new ShellExpander(this, streams);
        var value = await expander.EvaluateAsync(command.Expression).ConfigureAwait(false);
        if (expander.Error is { } error)
        {
            streams.Error.WriteLine($"{State.Name}: 1: {error}");
            return 2;
        }

        return value == 0 ? 1 : 0;
    }

    private int Define(FunctionCommand function)
    {
        State.Functions = State.Functions.SetItem(function.Name, function.Body);
        return 0;
    }
}
