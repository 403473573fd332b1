using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PersonalData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "Tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasureAskedAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasureGrantedAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_NotErased",
                table: "Tickets",
                column: "FiledAt",
                filter: "\"ErasedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_ErasureAsked",
                table: "People",
                column: "ErasureAskedAt",
                filter: "\"ErasureAskedAt\" IS NOT NULL");

            // The history is only added to, but personal data is taken out of it some day.
            migrationBuilder.Sql("DROP TRIGGER TicketEvents_NoUpdate;");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER TicketEvents_NoUpdate BEFORE UPDATE ON TicketEvents
                WHEN NOT (NEW."Words" IS NULL AND NEW."Id" IS OLD."Id"
                    AND NEW."TicketId" IS OLD."TicketId"
                    AND NEW."VisitId" IS OLD."VisitId"
                    AND NEW."Action" IS OLD."Action"
                    AND NEW."From" IS OLD."From"
                    AND NEW."To" IS OLD."To"
                    AND NEW."ActorId" IS OLD."ActorId"
                    AND NEW."OnBehalfOfId" IS OLD."OnBehalfOfId"
                    AND NEW."At" IS OLD."At"
                    AND NEW."Notice" IS OLD."Notice"
                    AND NEW."TakesBackId" IS OLD."TakesBackId"
                    AND NEW."Photos" IS OLD."Photos")
                BEGIN SELECT RAISE(ABORT, 'TicketEvents is append-only'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER TicketEvents_NoUpdate;");
            migrationBuilder.Sql("CREATE TRIGGER TicketEvents_NoUpdate BEFORE UPDATE ON TicketEvents BEGIN SELECT RAISE(ABORT, 'TicketEvents is append-only'); END;");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_NotErased",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_People_ErasureAsked",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ErasureAskedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ErasureGrantedAt",
                table: "People");
        }
    }
}
