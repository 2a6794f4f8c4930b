using System.CommandLine;
using System.CommandLine.Parsing;

namespace Kubewright.Cli;

/// <summary>The words of a command that name what it works on.</summary>
internal static class InputArgument
{
    /// <summary>One input or more.</summary>
    public static Argument<string[]> Several(string description) => Checked(new Argument<string[]>("input") { Description = description, Arity = ArgumentArity.OneOrMore });

    /// <summary>Any number of inputs, or none.</summary>
    public static Argument<string[]> Any(string description) => Checked(new Argument<string[]>("input") { Description = description, Arity = ArgumentArity.ZeroOrMore });

    /// <summary>One input.</summary>
    public static Argument<string> One(string description) => Checked(new Argument<string>("input") { Description = description });

    /// <summary>A misspelt option would be an input otherwise, and the complaint about it misleading.</summary>
    private static T Checked<T>(T argument)
        where T : Argument
    {
        argument.Validators.Add(static result =>
        {
            foreach (var word in result.Tokens.Where(static token => token.Value.Length > 1 && token.Value[0] == '-'))
            {
                result.AddError($"'{word.Value}' is no option of this command. (A file of that name is './{word.Value}'.)");
            }
        });
        return argument;
    }
}
