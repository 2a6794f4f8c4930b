namespace Kubewright.Roslyn.Testing.Tests;

public sealed class MessageArgumentsTests
{
    [Theory]
    [InlineData("Type '{0}' is {1}", "Type 'a' is b", "a|b")]
    [InlineData("{1} before {0}", "x before y", "y|x")]
    [InlineData("{0} and again {0}", "a and again a", "a")]
    [InlineData("{{{0}}} (+)", "{a} (+)", null)]
    [InlineData("Braces {{}} and {0}", "Braces {} and a", "a")]
    [InlineData("Two lines {0}", "Two lines a\nb", "a\nb")]
    [InlineData("No holes", "No holes", null)]
    [InlineData("Type '{0}'", "Something else", null)]
    [InlineData("Padded {0,5}", "Padded     a", "    a")]
    [InlineData("Padded {0,5}", "Padded a", null)]
    public void Recover_FormatAndMessage_GivesTheArgumentsOrNothing(string format, string message, string? arguments)
        => Assert.Equal(arguments?.Split('|'), MessageArguments.Recover(format, message));
}
