using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Postgres
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
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "People",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasureAskedAt",
                table: "People",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasureGrantedAt",
                table: "People",
                type: "timestamp with time zone",
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
            migrationBuilder.Sql(
                """
                DROP TRIGGER "TicketEvents_AppendOnly" ON "TicketEvents";
                CREATE TRIGGER "TicketEvents_NoDelete" BEFORE DELETE ON "TicketEvents"
                FOR EACH ROW EXECUTE FUNCTION "Refuse"('TicketEvents is append-only');
                CREATE TRIGGER "TicketEvents_NoUpdate" BEFORE UPDATE ON "TicketEvents" FOR EACH ROW
                WHEN (NEW."Words" IS NOT NULL OR
                    (NEW."Id", NEW."TicketId", NEW."VisitId", NEW."Action", NEW."From", NEW."To", NEW."ActorId", NEW."OnBehalfOfId", NEW."At", NEW."Notice", NEW."TakesBackId", NEW."Photos")
                        IS DISTINCT FROM (OLD."Id", OLD."TicketId", OLD."VisitId", OLD."Action", OLD."From", OLD."To", OLD."ActorId", OLD."OnBehalfOfId", OLD."At", OLD."Notice", OLD."TakesBackId", OLD."Photos"))
                EXECUTE FUNCTION "Refuse"('TicketEvents is append-only');
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "TicketEvents_NoDelete" ON "TicketEvents";
                DROP TRIGGER "TicketEvents_NoUpdate" ON "TicketEvents";
                CREATE TRIGGER "TicketEvents_AppendOnly" BEFORE UPDATE OR DELETE ON "TicketEvents"
                FOR EACH ROW EXECUTE FUNCTION "Refuse"('TicketEvents is append-only');
                """
            );

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
