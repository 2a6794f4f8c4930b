using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>The commands that change the shell itself.</summary>
internal static class ShellBuiltins
{
    private static readonly FrozenDictionary<string, Utility> ByName = new Dictionary<string, Utility>(StringComparer.Ordinal)
    {
        [":"] = Utilities.Of(static _ => 0),
        ["."] = SourceAsync,
        ["source"] = SourceAsync,
        ["break"] = Utilities.Of(static call => Leave(call, ShellFlow.Break)),
        ["cd"] = Utilities.Of(ChangeDirectory),
        ["command"] = CommandAsync,
        ["continue"] = Utilities.Of(static call => Leave(call, ShellFlow.Continue)),
        ["declare"] = Utilities.Of(Assign),
        ["eval"] = static call => call.Shell.RunTextAsync(string.Join(' ', call.Arguments), call.Streams),
        ["exec"] = ExecuteAsync,
        ["exit"] = Utilities.Of(static call => Leave(call, ShellFlow.Exit)),
        ["export"] = Utilities.Of(Export),
        ["let"] = Utilities.Of(Let),
        ["local"] = Utilities.Of(Assign),
        ["read"] = Utilities.Of(Read),
        ["readonly"] = Utilities.Of(Assign),
        ["return"] = Utilities.Of(static call => Leave(call, ShellFlow.Return)),
        ["set"] = Utilities.Of(Set),
        ["shift"] = Utilities.Of(Shift),
        ["trap"] = Utilities.Of(static _ => 0),
        ["type"] = Utilities.Of(static call => Describe(call, call.Arguments)),
        ["ulimit"] = Utilities.Of(static _ => 0),
        ["umask"] = Utilities.Of(static _ => 0),
        ["unset"] = Utilities.Of(Unset),
        ["wait"] = Utilities.Of(static _ => 0),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The builtin with this name; null when there is none.</summary>
    public static Utility? Find(string name) => ByName.GetValueOrDefault(name);

    private static int Leave(UtilityCall call, ShellFlow flow)
    {
        call.Shell.Flow = flow;
        if (flow is ShellFlow.Break or ShellFlow.Continue || call.Arguments.IsEmpty)
        {
            return flow is ShellFlow.Break or ShellFlow.Continue ? 0 : call.State.LastExit;
        }

        return int.TryParse(call.Arguments[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code)
            ? call.State.LastExit = code & 0xFF
            : call.Fail($"Illegal number: {call.Arguments[0]}", 2);
    }

    private static int ChangeDirectory(UtilityCall call)
    {
        var target = call.Arguments.IsEmpty ? call.State.Get("HOME") ?? "/root"
            : call.Arguments[0] == "-" ? call.State.Get("OLDPWD") ?? call.State.Directory
            : call.Arguments[0];
        if (call.Files.Locate(call.Path(target), out var location) is { } error)
        {
            return call.Fail($"can't cd to {target}: {error.ToText()}", 2);
        }

        if (location.Inode is not DirectoryInode)
        {
            return call.Fail($"can't cd to {target}: {(location.Inode is null ? FileError.NotFound : FileError.NotADirectory).ToText()}", 2);
        }

        call.State.Set("OLDPWD", call.State.Directory);
        call.State.Directory = location.Path.Length == 0 ? "/" : location.Path;
        call.State.Set("PWD", call.State.Directory);
        return 0;
    }

    private static int Export(UtilityCall call)
    {
        if (call.Arguments.IsEmpty || call.Arguments[0] == "-p")
        {
            foreach (var (name, value) in call.State.Environment)
            {
                call.Out.WriteLine($"export {name}='{value}'");
            }

            return 0;
        }

        Assign(call);
        foreach (var argument in call.Arguments.Where(static a => !a.StartsWith('-')))
        {
            call.State.Export(argument.Split('=')[0]);
        }

        return 0;
    }

    private static int Assign(UtilityCall call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
            {
                call.State.Set(argument[..at], argument[(at + 1)..]);
            }
        }

        return 0;
    }

    private static int Unset(UtilityCall call)
    {
        foreach (var argument in call.Arguments.Where(static a => !a.StartsWith('-')))
        {
            call.State.Unset(argument);
        }

        return 0;
    }

    private static int Let(UtilityCall call)
    {
        var value = 0L;
        foreach (var argument in call.Arguments)
        {
            value = ShellArithmetic.Evaluate(argument, call.State, out var error);
            if (error is not null)
            {
                return call.Fail(error, 2);
            }
        }

        return value == 0 ? 1 : 0;
    }

    private static int Set(UtilityCall call)
    {
        var arguments = call.Arguments;
        if (arguments.IsEmpty)
        {
            foreach (var (name, value) in call.State.Variables)
            {
                call.Out.WriteLine($"{name}='{value}'");
            }
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument == "--" || !(argument.Length > 1 && argument[0] is '-' or '+'))
            {
                call.State.Arguments = arguments[(argument == "--" ? i + 1 : i)..];
                break;
            }

            var letters = argument[1..];
            if (letters.EndsWith('o') && i + 1 < arguments.Length)
            {
                letters = letters[..^1] + arguments[++i] switch { "pipefail" => "p", "errexit" => "e", "nounset" => "u", "xtrace" => "x", _ => "" };
            }

            foreach (var letter in letters)
            {
                var without = call.State.Options.Replace(letter.ToString(), "", StringComparison.Ordinal);
                call.State.Options = argument[0] == '-' ? without + letter : without;
            }
        }

        return 0;
    }

    private static int Shift(UtilityCall call)
    {
        var count = call.Arguments.IsEmpty || !int.TryParse(call.Arguments[0], CultureInfo.InvariantCulture, out var given) ? 1 : given;
        if (count < 0 || count > call.State.Arguments.Length)
        {
            return call.Fail("can't shift that many");
        }

        call.State.Arguments = call.State.Arguments[count..];
        return 0;
    }

    private static int Read(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "rsp:t:n:d:u:a:");
        var line = call.Streams.In.ReadLine();
        var names = options.Operands.IsEmpty ? ["REPLY"] : options.Operands;
        var rest = (line ?? "").Trim(' ', '\t');
        foreach (var (index, name) in names.Index())
        {
            var end = index == names.Length - 1 ? -1 : rest.IndexOfAny([' ', '\t']);
            call.State.Set(name, end < 0 ? rest : rest[..end]);
            rest = end < 0 ? "" : rest[end..].TrimStart(' ', '\t');
        }

        return line is null ? 1 : 0;
    }

    private static async ValueTask<int> SourceAsync(UtilityCall call)
    {
        if (call.Arguments.IsEmpty)
        {
            return call.Fail("filename argument required", 2);
        }

        var code = call.Read(call.Arguments[0], out var text) is { } error
            ? call.Fail($"can't open '{call.Arguments[0]}': {error.ToText()}", 2)
            : await call.Shell.RunTextAsync(text, call.Streams).ConfigureAwait(false);
        if (call.Shell.Flow == ShellFlow.Return)
        {
            call.Shell.Flow = ShellFlow.Next;
        }

        return code;
    }

    private static async ValueTask<int> ExecuteAsync(UtilityCall call)
    {
        if (call.Arguments.IsEmpty)
        {
            return 0;
        }

        var code = await call.Shell.CallAsync(call.Arguments, call.Streams).ConfigureAwait(false);
        call.Shell.Flow = ShellFlow.Exit;
        return code;
    }

    private static async ValueTask<int> CommandAsync(UtilityCall call)
    {
        var arguments = call.Arguments;
        if (arguments is ["-v" or "-V", .. var names])
        {
            return Describe(call, names);
        }

        return arguments.IsEmpty ? 0 : await call.Shell.CallAsync(arguments, call.Streams).ConfigureAwait(false);
    }

    private static int Describe(UtilityCall call, ImmutableArray<string> names)
    {
        var code = 0;
        foreach (var name in names)
        {
            if (Find(name) is not null || call.State.Functions.ContainsKey(name))
            {
                call.Out.WriteLine(name);
            }
            else if (Utilities.Find(name) is not null)
            {
                call.Out.WriteLine("/bin/" + name);
            }
            else
            {
                code = call.Name == "type" ? call.Fail($"{name}: not found", Shell.NotFound) : Shell.NotFound;
            }
        }

        return code;
    }
}
