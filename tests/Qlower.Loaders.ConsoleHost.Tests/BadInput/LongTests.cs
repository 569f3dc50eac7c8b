using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Puts all tests of this namespace, which run whole programs on large and many files, into the category of long tests.</summary>
[SetUpFixture]
[Category(QuickRun.Long)]
internal sealed class LongTests;
