using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>A part of a word of shell text.</summary>
internal abstract record WordPart;

/// <summary>Text as it stands.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsQuoted">Whether quotes or a backslash keep it from being a pattern.</param>
internal sealed record LiteralPart(string Text, bool IsQuoted) : WordPart;

/// <summary>A variable: <c>$NAME</c>, <c>${NAME}</c>, <c>${NAME:-word}</c>, <c>${#NAME}</c>, <c>${NAME[1]}</c>.</summary>
/// <param name="Name">The variable, a positional number or one of <c>@ * # ? - $ !</c>.</param>
/// <param name="Index">The text in brackets; null without.</param>
/// <param name="Operator">What follows the name, for example <c>:-</c> or <c>##</c>; empty for nothing, <c>length</c> for <c>${#NAME}</c>.</param>
/// <param name="Argument">The operator's word; null without.</param>
/// <param name="IsQuoted">Whether it stands in double quotes.</param>
internal sealed record VariablePart(string Name, string? Index, string Operator, ShellWord? Argument, bool IsQuoted) : WordPart;

/// <summary><c>$(…)</c> or backticks: the output of commands.</summary>
/// <param name="Body">The commands.</param>
/// <param name="IsQuoted">Whether it stands in double quotes.</param>
internal sealed record CommandPart(ShellCommand Body, bool IsQuoted) : WordPart;

/// <summary><c>$((…))</c>: the value of an expression.</summary>
/// <param name="Expression">The expression's text, with variables to expand.</param>
/// <param name="IsQuoted">Whether it stands in double quotes.</param>
internal sealed record ArithmeticPart(ShellWord Expression, bool IsQuoted) : WordPart;

/// <summary>A word of shell text.</summary>
/// <param name="Parts">What it is made of; empty for <c>""</c> without content only when it has an empty quoted literal.</param>
internal sealed record ShellWord(ImmutableArray<WordPart> Parts)
{
    /// <summary>The word's text when it is nothing but unquoted text; null otherwise.</summary>
    public string? Plain => Parts is [LiteralPart { IsQuoted: false } literal] ? literal.Text : null;
}

/// <summary>A redirection.</summary>
/// <param name="Descriptor">The file descriptor on its left; the operator's usual one when none is written.</param>
/// <param name="Operator">For example <c>&gt;&gt;</c> or <c>&gt;&amp;</c>.</param>
/// <param name="Target">The word on its right; the text of a here-document.</param>
internal sealed record ShellRedirect(int Descriptor, string Operator, ShellWord Target);

/// <summary>Something that can be run.</summary>
internal abstract record ShellCommand;

/// <summary>Assignments, a program and its arguments.</summary>
internal sealed record SimpleCommand(
    ImmutableArray<(string Name, ShellWord Value)> Assignments,
    ImmutableArray<ShellWord> Words,
    ImmutableArray<ShellRedirect> Redirects) : ShellCommand;

/// <summary>Commands whose output feeds the next.</summary>
internal sealed record PipelineCommand(ImmutableArray<ShellCommand> Commands, bool IsNegated) : ShellCommand;

/// <summary><c>left &amp;&amp; right</c> or <c>left || right</c>.</summary>
internal sealed record AndOrCommand(ShellCommand Left, ShellCommand Right, bool IsAnd) : ShellCommand;

/// <summary>Commands one after the other.</summary>
internal sealed record ListCommand(ImmutableArray<ShellCommand> Commands) : ShellCommand;

/// <summary><c>if … then … else … fi</c>.</summary>
internal sealed record IfCommand(ShellCommand Condition, ShellCommand Then, ShellCommand? Else) : ShellCommand;

/// <summary><c>while … do … done</c> or <c>until</c>.</summary>
internal sealed record LoopCommand(ShellCommand Condition, ShellCommand Body, bool IsUntil) : ShellCommand;

/// <summary><c>for NAME in … do … done</c>; without words it goes through the positional parameters.</summary>
internal sealed record ForCommand(string Name, ImmutableArray<ShellWord>? Words, ShellCommand Body) : ShellCommand;

/// <summary><c>case … in … esac</c>.</summary>
internal sealed record CaseCommand(ShellWord Subject, ImmutableArray<(ImmutableArray<ShellWord> Patterns, ShellCommand Body)> Clauses) : ShellCommand;

/// <summary><c>( … )</c>: what it changes in the shell is undone afterwards.</summary>
internal sealed record SubshellCommand(ShellCommand Body) : ShellCommand;

/// <summary>A compound command with redirections.</summary>
internal sealed record RedirectedCommand(ShellCommand Body, ImmutableArray<ShellRedirect> Redirects) : ShellCommand;

/// <summary><c>NAME() { … }</c>.</summary>
internal sealed record FunctionCommand(string Name, ShellCommand Body) : ShellCommand;

/// <summary><c>[[ … ]]</c>.</summary>
/// <param name="Words">What stands between the brackets; operators are plain words.</param>
internal sealed record ConditionalCommand(ImmutableArray<ShellWord> Words) : ShellCommand;

/// <summary><c>(( … ))</c>.</summary>
internal sealed record ArithmeticCommand(ShellWord Expression) : ShellCommand;
