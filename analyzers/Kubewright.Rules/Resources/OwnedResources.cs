using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>Requests and limits, and whose they are.</summary>
/// <param name="Owner">The owner in a sentence.</param>
/// <param name="Resources">Its requests and limits.</param>
internal sealed record OwnedResources(string Owner, ResourceRequirementsView Resources);
