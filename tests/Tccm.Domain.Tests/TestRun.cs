using Tccm.Testing;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
