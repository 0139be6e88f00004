using Tccm.Journeys;
using Tccm.Testing;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
[assembly: AssemblyFixture(typeof(Chromium))]
