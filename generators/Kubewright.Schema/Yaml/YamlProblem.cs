namespace Kubewright.Schema;

/// <summary>Something that makes a YAML text unreadable or ambiguous.</summary>
/// <param name="Message">What is wrong and how to mend it.</param>
/// <param name="Origin">Where.</param>
/// <param name="IsDuplicateKey">Whether it is a key written twice; reading went on after it.</param>
public sealed record YamlProblem(string Message, TextOrigin Origin, bool IsDuplicateKey = false);
