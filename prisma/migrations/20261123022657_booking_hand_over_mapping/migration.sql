-- AlterTable
ALTER TABLE "booking_hand_over" ADD COLUMN     "from_day" DATE NOT NULL,
ADD COLUMN     "mapping" JSONB NOT NULL;
