using Kubewright.Schema;

namespace Kubewright;

/// <summary>Why a text, or a document of it, stays as it is.</summary>
/// <param name="Message">What is in the way, in words that follow "it", for example <c>has the anchor &amp;base</c>.</param>
/// <param name="Origin">Where it is.</param>
public sealed record FormatRemark(string Message, TextOrigin Origin);
