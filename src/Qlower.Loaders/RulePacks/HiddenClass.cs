namespace Qlower.Loaders.RulePacks;

/// <summary>A type of a pack that meets a contract of rule packs and cannot run.</summary>
/// <param name="Type">The type.</param>
/// <param name="Reason">Why, in a few words.</param>
internal sealed record HiddenClass(Type Type, string Reason);
